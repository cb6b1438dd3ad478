import type { NodeAccount, RegisteredNode } from '../store/nodes.ts';
import { isoOrNull } from './words.ts';

/** What an import file may hold beside what is asked for: the keys of a LoRaWAN device, say. */
const SECRET = /key|secret|password|token/i;

/** Without whatever goes by the name of a secret, at any depth. */
function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => !SECRET.test(name));
  return Object.fromEntries(kept.map(([name, part]) => [name, withoutSecrets(part)]));
}

/** A node in a list, as everybody outside sees it. */
export function nodeDocument({ node, cover, profile, devEui, link }: RegisteredNode) {
  return { node, cover: cover ?? null, profile, devEui: devEui ?? null, link: link ?? null };
}

/** One node. Its key is in no document. */
export function nodeAccountDocument(account: NodeAccount) {
  const { heard, heartbeatMs, up, down, said, made } = account;
  return {
    ...nodeDocument(account),
    heard: isoOrNull(heard),
    heartbeat: heartbeatMs === undefined ? null : heartbeatMs / 1_000,
    counters: { up: up ?? null, down },
    said,
    made: made === undefined ? null : (withoutSecrets(made) as Record<string, unknown>),
  };
}
