import type { ShownIncident } from '../../../api/incidentDocuments.ts';
import type { Entered } from '../../../waiting/entered.ts';

/** What of an incident will be so once that which waits is sent: without coverage the next thing to do is offered all the same. */
export interface Foreseen {
  readonly may: readonly string[];
  readonly work: boolean;
  readonly handedIn: boolean;
}

/** Acts behind which nothing else is to be done for now. */
const ENDS = new Set(['false-alarm', 'duplicate', 'reopen']);

export function foresee(incident: ShownIncident, waiting: readonly Entered[]): Foreseen {
  let may = [...incident.may];
  let work = incident.work !== null;
  let handedIn = incident.handedIn !== null;
  const plan = incident.workflowSteps.find(({ step }) => step === incident.next?.step);
  for (const { what, refused } of waiting) {
    if (what.kind !== 'act' || what.incident !== incident.id || refused) continue;
    const { act } = what;
    if (act.act === 'begin-work') {
      work = true;
    } else if (act.act === 'take') {
      may = may.filter((name) => name !== 'take' && name !== 'begin-work');
      if (plan?.kind === 'handle') handedIn = true;
    } else if (ENDS.has(act.act)) {
      may = may.filter((name) => name === 'note');
    } else if (act.act === 'overrule') {
      may = may.filter((name) => name !== 'overrule');
    }
  }
  return { may, work, handedIn };
}
