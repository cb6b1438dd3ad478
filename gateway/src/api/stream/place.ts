/** How far a reader of the stream has come: the entry of the outbox and the note that it has seen last. */
export interface Place {
  readonly outbox: number;
  readonly note: number;
}

/** As the id of a message of the stream: `17.3`. */
export function formatPlace({ outbox, note }: Place): string {
  return `${outbox}.${note}`;
}

/** What a reader sends as Last-Event-ID; undefined where it is none of ours. */
export function parsePlace(text: string): Place | undefined {
  const [, outbox, note] = /^(\d{1,15})\.(\d{1,15})$/.exec(text) ?? [];
  return outbox === undefined || note === undefined ? undefined : { outbox: Number(outbox), note: Number(note) };
}
