import type { ImportedNode } from '../config/importFile.ts';
import type { Provisioned } from '../store/provisioning.ts';

/** What the provisioning tool has made, as the store takes it up. */
export function toProvisioned({ cover, node, key, name, group, profile, board, link }: ImportedNode): Provisioned {
  const eui = link?.devEui;
  const devEui = typeof eui === 'string' && /^[0-9a-f]{16}$/i.test(eui) ? eui : undefined;
  return { cover, node, key, name, group, profile, devEui, made: { profile, board, ...(link ? { link } : {}) } };
}

/** What is taken up, but will not work as it stands. */
export function provisioningDoubts(nodes: readonly ImportedNode[]): readonly string[] {
  const unknown = nodes.filter(({ profile, link }) => profile === 'bare' && typeof link?.devEui !== 'string');
  if (unknown.length === 0) return [];
  const covers = unknown.map(({ cover }) => cover).join(', ');
  return [`${covers}: sends bare frames, and no DevEUI is told: only an mqtt link that is trusted can vouch for it`];
}
