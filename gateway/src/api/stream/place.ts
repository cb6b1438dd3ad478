/**
 * How far a reader of the stream has come: the entry of the outbox and the note that it has seen last, and the receive
 * time up to which it has seen how covers stand. All three stand in the database, so they outlive connections and restarts.
 */
export interface Place {
  readonly outbox: number;
  readonly note: number;
  /** ms since the epoch */
  readonly heard: number;
}

/** As the id of a message of the stream: `17.3.1795687494967`. */
export function formatPlace({ outbox, note, heard }: Place): string {
  return `${outbox}.${note}.${heard}`;
}

/** What a reader sends as Last-Event-ID; undefined where it is none of ours. */
export function parsePlace(text: string): Place | undefined {
  const [, outbox, note, heard] = /^(\d{1,15})\.(\d{1,15})\.(\d{1,15})$/.exec(text) ?? [];
  if (outbox === undefined || note === undefined || heard === undefined) return undefined;
  return { outbox: Number(outbox), note: Number(note), heard: Number(heard) };
}
