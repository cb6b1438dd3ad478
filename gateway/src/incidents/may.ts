import { ACTS, type ActName } from './acts.ts';
import { type DecideContext, decide } from './decide.ts';
import type { Act, Actor, Incident } from './types.ts';
import { nextPlan } from './workflow.ts';

const SAID = { note: 'said', photos: ['photo'], reading: 'read' };

/** One of each, with all that it could have to carry. */
function example(act: ActName, step: string): Act {
  const reason = 'said';
  switch (act) {
    case 'take':
      return { act, step, unit: 'unit', ...SAID };
    case 'begin-work':
      return { act };
    case 'note':
      return { act, ...SAID };
    case 'assign':
      // to somebody whom nobody is called, so that it is no repeat
      return { act, unit: 'unit', user: '\0' };
    case 'duplicate':
      return { act, of: -1, reason };
    case 'overrule':
    case 'false-alarm':
    case 'reopen':
      return { act, reason };
  }
}

/** What this person may do with it now. */
export function mayDo(incident: Incident, who: Actor, context: Omit<DecideContext, 'find'>): readonly ActName[] {
  const another: Incident = { ...incident, id: -1, kind: 'cover', result: undefined };
  const step = nextPlan(context.workflows, incident)?.step ?? '';
  return ACTS.filter((act) => {
    const answer = decide(incident, who, example(act, step), { ...context, find: () => another });
    return !('refused' in answer);
  });
}
