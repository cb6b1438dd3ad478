import { claimedNode, decodeMessage, messageToJson, REJECTIONS } from '@lidwatch/protocol/gateway';
import type { QuarantinedFrame } from '../store/types.ts';

/** What may be found out of a frame that was refused. Nothing in it is proven. */
interface FrameMeaning {
  /** what the code of the reason means; null for a reason that is none of the protocol */
  readonly why: string | null;
  readonly claims: { readonly node: number; readonly cover: string | null } | null;
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

/** `coverOf`: the cover that a node is on. */
export function meaningOf(
  { reason, bytes }: Pick<QuarantinedFrame, 'reason' | 'bytes'>,
  coverOf: (node: number) => string | undefined,
): FrameMeaning {
  const node = claimedNode(bytes);
  return {
    why: whyOf(reason),
    claims: node === undefined ? null : { node, cover: coverOf(node) ?? null },
    bare: bareOf(bytes),
  };
}
