import { automatic } from '../incidents/automatic.ts';
import { nextCardAt } from '../incidents/cards.ts';
import { evolve } from '../incidents/evolve.ts';
import type { Entry, Fact, Incident } from '../incidents/types.ts';
import { replanned } from '../incidents/workflow.ts';
import { type DeskContext, GATEWAY } from './context.ts';
import type { Sent } from './desk.ts';
import { createEffects } from './effects.ts';
import { createFamily } from './family.ts';

/** Writes into incidents. To be used within `Store.atomically`: what follows from a fact is part of it. */
export interface Pen {
  /** Says this of an incident, undefined for a new one, and what the gateway has to add by itself. Returns how it stands then. */
  say(before: Incident | undefined, facts: readonly Fact[], who: string, sent?: Sent): Incident;
  /** What settings that may have changed since make of one that is open: limits, assignments, looks. */
  renew(incident: Incident): void;
  /** entries since this was last asked */
  written(): number;
}

/** No workflow has as many steps that need nobody. */
const MOST_STEPS = 50;
const REPLANNED: Fact = { kind: 'note', note: 'what it awaits was configured anew', photos: [] };

export function createPen(context: DeskContext): Pen {
  const { store, clock, settings } = context;
  const { incidents, inventory } = store;
  const effects = createEffects(context);
  const family = createFamily(context, append);
  let written = 0;

  const fold = (before: Incident | undefined, entry: Entry): Incident => evolve(settings().workflows, before, entry);

  function append(before: Incident | undefined, facts: readonly Fact[], who: string, sent: Sent = {}): Incident {
    const { key, enteredAt } = sent;
    const at = clock.now();
    const said = facts.map((fact, i) => ({ at, who, enteredAt, fact, ...(i === 0 ? { key } : {}) }));
    written += facts.length;
    return incidents.append(before, said, fold);
  }

  const ownerOf = (cover: string): string | undefined => inventory.details(cover)?.unit;

  /** Steps that need nobody, and the closing behind the last. */
  function goOn(incident: Incident): Incident {
    let after = incident;
    for (let i = 0; i < MOST_STEPS; i += 1) {
      const facts = automatic(after, settings(), ownerOf);
      if (facts.length === 0) break;
      after = append(after, facts, GATEWAY);
      effects(after, facts, GATEWAY);
    }
    return after;
  }

  /** What follows from it by itself, for it and for its parent, and when to look at it. */
  function settled(before: Incident | undefined, said: Incident): Incident {
    const after = family.settle(before, goOn(said));
    // what is handed in is looked at now: the sensor may have spoken already
    const { closedAt, verification, cover } = after;
    const isWaiting = closedAt === undefined && verification.state === 'waiting' && cover !== undefined;
    incidents.lookAt(after.id, isWaiting ? clock.now() : nextCardAt(after, settings()));
    return after;
  }

  return {
    say(before, facts, who, sent) {
      const said = append(before, facts, who, sent);
      effects(said, facts, who);
      return settled(before, said);
    },
    renew(incident) {
      const planned = replanned(settings().workflows, incident);
      // whoever was told until when it is to be done is told that it is otherwise
      settled(incident, planned === incident ? incident : append(planned, [REPLANNED], GATEWAY));
    },
    written() {
      const count = written;
      written = 0;
      return count;
    },
  };
}
