import { randomBytes, randomInt } from 'node:crypto';
import { firmwareError } from '../errors.ts';

/** Random node id, 1..4294967295. 0 stands for no node. Among 1,000 nodes two are alike once in 8,600 cities. */
export function randomNode(): number {
  return randomInt(1, 0x1_0000_0000);
}

/** A node's key: 128 bits of the system's random source, as hex. */
export function randomKey(): string {
  return randomBytes(16).toString('hex');
}

export function formatNode(node: number): string {
  return `0x${node.toString(16).padStart(8, '0')}`;
}

/** `auto`, `0x0000002a` or `42`. Throws usage-invalid. */
export function readNode(text: string): number {
  if (text === 'auto') return randomNode();
  const node = /^(?:0x[0-9a-f]{1,8}|[0-9]{1,10})$/i.test(text) ? Number(text) : 0;
  if (node >= 1 && node <= 0xffff_ffff) return node;
  throw firmwareError('usage-invalid', `--node: '${text}' is not a node id`, {
    hint: '1..4294967295, as 42 or 0x0000002a; or auto',
  });
}

// a cover's number goes into topics and file names; the gateway takes the same
const COVER = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const NAME_LENGTH = 100;

/** What is wrong with a cover's number, or an empty text. */
export function coverFault(cover: string): string {
  return COVER.test(cover) ? '' : `'${cover}' is not a cover number: letters, digits, and . _ - inside; at most 64`;
}

/** What is wrong with a cover's name, or an empty text. */
export function nameFault(name: string): string {
  if (name.trim() === '') return 'the name is empty';
  if (name.length > NAME_LENGTH) return `the name is longer than ${NAME_LENGTH} characters`;
  return /\p{Cc}/u.test(name) ? 'the name holds a control character' : '';
}
