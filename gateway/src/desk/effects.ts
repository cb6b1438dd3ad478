import type { Fact, Incident } from '../incidents/types.ts';
import { isOpen, VALID_MS } from '../orders/order.ts';
import type { DeskContext } from './context.ts';

const MINUTE_MS = 60_000;
/** Behind so many later ones no order about maintenance is open. */
const RECENT_ORDERS = 20;

/** What a fact does beyond its incident: orders to the node, and what detection's figures have to know. */
export function createEffects({ store, clock }: DeskContext) {
  const { orders, covers, reviews, photos } = store;

  /** A node hears it behind its next frame, and not before: until then it records, and does not alarm for what it was told of. */
  function beginWork(cover: string, minutes: number): void {
    if (covers.get(cover)?.node === undefined) return;
    const askedAt = clock.now();
    orders.add({ cover, kind: 'begin', askedAt, expiresAt: askedAt + minutes * MINUTE_MS });
  }

  /** Only an armed node can say by its silence that the work holds; one that is in no maintenance is told nothing. */
  function endWork(cover: string): void {
    const record = covers.get(cover);
    if (record?.node === undefined) return;
    const last = orders.list(cover, RECENT_ORDERS).find(({ kind }) => kind === 'begin' || kind === 'end');
    const isOrdered = last !== undefined && isOpen(last);
    const isEnding = isOrdered && last.kind === 'end';
    if (isEnding || !(record.state.maintenance || isOrdered)) return;
    const askedAt = clock.now();
    orders.add({ cover, kind: 'end', askedAt, expiresAt: askedAt + VALID_MS.end });
  }

  function closed({ cover, events, work, handedIn }: Incident, fact: Extract<Fact, { kind: 'closed' }>, who: string) {
    // a window that somebody else has begun is none of ours
    if (cover !== undefined && work && !handedIn) endWork(cover);
    if (fact.result !== 'false-alarm') return;
    const note = { at: clock.now(), who, kind: 'false-alarm', text: fact.reason ?? '' } as const;
    for (const { event } of events) reviews.add({ ...note, event });
  }

  return (incident: Incident, facts: readonly Fact[], who: string): void => {
    for (const fact of facts) {
      if ('photos' in fact && fact.photos) photos.take(fact.photos, incident.id);
      if (fact.kind === 'closed') closed(incident, fact, who);
      else if (incident.cover === undefined) continue;
      else if (fact.kind === 'work-begun') beginWork(incident.cover, fact.minutes);
      else if (fact.kind === 'handed-in' || fact.kind === 'overruled') endWork(incident.cover);
    }
  };
}
