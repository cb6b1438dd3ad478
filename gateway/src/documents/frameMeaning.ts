import { DOWN, type Header, readHeader } from '@lidwatch/protocol';
import { decodeMessage, messageToJson, REJECTIONS } from '@lidwatch/protocol/gateway';
import type { QuarantinedFrame } from '../store/types.ts';
import { adviceFor } from './refusalAdvice.ts';

/** What the header of a sealed frame says of it. */
interface Claims {
  readonly node: number;
  readonly cover: string | null;
  readonly direction: 'up' | 'down';
  /** of the frame: all 32 bits where `full`, else the low 16 */
  readonly counter: number;
  readonly full: boolean;
}

/** What may be found out of a frame that was refused. Nothing in it is proven. */
export interface FrameMeaning {
  /** what the code of the reason means; null for a reason that is none of the protocol */
  readonly why: string | null;
  /** what to do about it; null likewise */
  readonly todo: string | null;
  readonly claims: Claims | null;
  readonly bare: { readonly message: Readonly<Record<string, unknown>> | null; readonly refused: string | null };
}

function whyOf(reason: string): string | null {
  return Object.hasOwn(REJECTIONS, reason) ? REJECTIONS[reason as keyof typeof REJECTIONS] : null;
}

function bareOf(bytes: Uint8Array): FrameMeaning['bare'] {
  const decoded = decodeMessage(bytes);
  if (decoded.ok) return { message: messageToJson(decoded.message), refused: null };
  return { message: null, refused: decoded.detail === '' ? decoded.code : `${decoded.code}: ${decoded.detail}` };
}

function claimsOf(bytes: Uint8Array, coverOf: (node: number) => string | undefined): Claims | null {
  const header: Header = { direction: 0, node: 0, counter: 0, full: false, length: 0 };
  if (!readHeader(bytes, bytes.length, header)) return null;
  const { node, counter, full } = header;
  return { node, cover: coverOf(node) ?? null, direction: header.direction === DOWN ? 'down' : 'up', counter, full };
}

/** `coverOf`: the cover that a node is on. */
export function meaningOf(
  { reason, bytes }: Pick<QuarantinedFrame, 'reason' | 'bytes'>,
  coverOf: (node: number) => string | undefined,
): FrameMeaning {
  return {
    why: whyOf(reason),
    todo: adviceFor(reason),
    claims: claimsOf(bytes, coverOf),
    bare: bareOf(bytes),
  };
}
