import { detect } from '../../gateway/src/detect/detect.ts';
import { eventId } from '../../gateway/src/detect/eventId.ts';
import { inOrder, placeOf } from '../../gateway/src/detect/order.ts';
import { type Revision, revise, type ToldEvent } from '../../gateway/src/detect/revise.ts';
import { DEFAULT_RULES } from '../../gateway/src/detect/ruleSettings.ts';
import { emptyState } from '../../gateway/src/detect/state.ts';
import type { Rules, Sample } from '../../gateway/src/detect/types.ts';

const COVER = 'C-1';

/** One cover of a gateway without its store: what comes behind all else is folded on, what comes late is revised. */
export function createTimeline(rules: Rules = DEFAULT_RULES) {
  const base = emptyState();
  const known: Sample[] = [];
  const told: Revision[] = [];
  const anew = new Set<string>();
  const events = new Map<string, ToldEvent>();
  let state = base;

  function tell(revision: Revision): void {
    const { id, transition } = revision;
    // as the store does it
    const isRevised = revision.revised || anew.has(id);
    if (isRevised) anew.add(id);
    told.push({ ...revision, revised: isRevised });
    const { rule, kind, signal, onset, at, value, peak, reason = null } = transition;
    const before = events.get(id);
    if (kind === 'raised') {
      events.set(id, { id, rule, signal, onset, raisedAt: at, clearedAt: null, value, peak, reason, withdrawn: false });
    } else if (before && kind === 'withdrawn') {
      events.set(id, { ...before, clearedAt: at, withdrawn: true });
    } else if (before) events.set(id, { ...before, clearedAt: at, peak });
  }

  return {
    take(frame: readonly Sample[]): void {
      const samples = inOrder(frame);
      const [first] = samples;
      if (!first) return;
      const isLate = placeOf(first) <= state.newest;
      known.push(...frame);
      if (isLate) {
        const revised = revise(rules, { cover: COVER, base, samples: known, told: [...events.values()] });
        state = revised.state;
        for (const revision of revised.revisions) tell(revision);
        return;
      }
      const step = detect(rules, state, samples);
      state = step.state;
      for (const transition of step.transitions) {
        tell({ id: eventId(COVER, transition.rule, transition.onset), transition, revised: false });
      }
    },
    state: () => state,
    told: () => told,
    /** those that were, in the order of their onsets */
    events: () =>
      [...events.values()]
        .filter(({ withdrawn }) => !withdrawn)
        .sort((a, b) => a.onset - b.onset || (a.rule < b.rule ? -1 : 1)),
  };
}
