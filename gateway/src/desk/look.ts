import { cardsDue, nextCardAt } from '../incidents/cards.ts';
import { handledStep } from '../incidents/decide.ts';
import type { Fact, Incident } from '../incidents/types.ts';
import { type Verdict, verify } from '../incidents/verify.ts';
import { type DeskContext, GATEWAY, SENSOR } from './context.ts';
import { evidenceOf } from './evidence.ts';
import type { Pen } from './pen.ts';

/** How often work that waits for its sensor is looked at, though nothing was heard of the cover: the link may hear again. */
const POLL_MS = 5 * 60_000;

/**
 * The clock's work on one incident: cards, and what the sensor says of work that is handed in. Returns how it stands then. Within
 * `Store.atomically`.
 */
export function createLook(context: DeskContext, pen: Pen): (incident: Incident) => Incident {
  const { store, clock, settings } = context;

  function spoken(incident: Incident, verdict: Verdict): readonly Fact[] {
    if (verdict.state === 'refuted') return [{ kind: 'refuted', reason: verdict.reason }];
    if (verdict.state === 'waiting') return [];
    return [{ kind: 'verified', proof: verdict.proof }, ...handledStep(incident, settings().workflows)];
  }

  /** When to look again at what still waits. */
  function again(incident: Incident, verdict: Verdict | undefined): number | undefined {
    const card = nextCardAt(incident, settings()) ?? Number.POSITIVE_INFINITY;
    const due = verdict?.state === 'waiting' ? (verdict.lookAt ?? Number.POSITIVE_INFINITY) : card;
    const poll = verdict === undefined ? card : clock.now() + POLL_MS;
    const at = Math.min(card, due, poll);
    return Number.isFinite(at) ? at : undefined;
  }

  return (incident) => {
    const cards = cardsDue(incident, settings(), clock.now());
    const carded = cards.length === 0 ? incident : pen.say(incident, cards, GATEWAY);
    const { verification, cover } = carded;
    const isWaiting = verification.state === 'waiting' && cover !== undefined;
    const verdict = isWaiting
      ? verify(carded, verification.since, evidenceOf(context, carded, verification.since), settings().verify)
      : undefined;
    const facts = verdict ? spoken(carded, verdict) : [];
    if (facts.length > 0) return pen.say(carded, facts, SENSOR);
    store.incidents.lookAt(carded.id, again(carded, verdict));
    return carded;
  };
}
