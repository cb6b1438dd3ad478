import { z } from 'zod';
import { text } from './fields.ts';
import { quote } from './problems.ts';

// a cover's number goes into topics, addresses and file names: no `/`, `+`, `#` or space
const PATTERN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const FORM = '(letters, digits, and . _ - inside; at most 64)';

export const coverId = text(PATTERN, `a cover number ${FORM}`);
export const groupName = text(PATTERN, `a group name ${FORM}`);

/** The name of a cover that people use: one line. */
export const coverName = z
  .string()
  .trim()
  .min(1, 'the name is empty')
  .max(100, 'the name is longer than 100 characters')
  .refine((name) => !/\p{Cc}/u.test(name), 'the name holds a control character');

/** Of a LoRaWAN device, 16 hex digits; a label may part them by - or :. */
export const devEui = z
  .string()
  .transform((eui) => eui.replace(/[-:]/g, '').toLowerCase())
  .refine((eui) => /^[0-9a-f]{16}$/.test(eui), 'a DevEUI is 16 hex digits');

const NODE_PATTERN = /^(?:0x[0-9a-f]{1,8}|[0-9]{1,10})$/i;

/** A node id, `0x0000002a` or `42`: uint32. */
export const nodeId = z
  .string()
  .refine((id) => NODE_PATTERN.test(id) && Number(id) <= 0xffff_ffff, {
    error: (issue) => `${quote(issue.input)} is not a node id: 0x0000002a, or 42; at most 32 bits`,
  })
  .transform(Number);

export function formatNodeId(node: number): string {
  return `0x${node.toString(16).padStart(8, '0')}`;
}

/** A node's key, 32 hex digits to 16 bytes. The message never quotes it. */
export const nodeKey = z
  .string()
  .regex(/^[0-9a-f]{32}$/i, {
    error: (issue) => `a key is 32 hex digits; this has ${String(issue.input).length} characters`,
  })
  .transform((hex) => new Uint8Array(Buffer.from(hex, 'hex')));
