import { createDraft, type Draft, fitDraft, KEY, MAX_FRAME, TYPE } from '@lidwatch/protocol';
import type { Message } from '@lidwatch/protocol/gateway';

/** A message by name, as a node holds it. */
export function draftOf(message: Partial<Message> & Pick<Message, 'type'>): Draft {
  const draft = createDraft(TYPE[message.type]);
  for (const [name, value] of Object.entries(message)) {
    if (name === 'type' || value === undefined) continue;
    const key = KEY[name as keyof typeof KEY];
    if (typeof value === 'number') {
      draft.values[key] = value;
    } else {
      draft.list = value as string | number[];
      draft.values[key] = draft.list.length;
    }
  }
  return draft;
}

/** What a node makes of a draft within `limit` bytes; empty where it does not fit. */
export function fitted(draft: Draft, limit: number, size = MAX_FRAME): Uint8Array {
  const frame = new Uint8Array(size);
  return frame.subarray(0, fitDraft(frame, 0, limit, draft));
}
