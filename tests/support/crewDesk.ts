import { createDesk } from '../../gateway/src/desk/createDesk.ts';
import { type Desk, isRefusal } from '../../gateway/src/desk/desk.ts';
import { DEFAULT_SETTINGS } from '../../gateway/src/incidents/defaults.ts';
import type { Act, Incident } from '../../gateway/src/incidents/types.ts';
import type { Store } from '../../gateway/src/store/store.ts';
import { createTestLog } from './testLog.ts';

export interface CrewDesk {
  readonly desk: Desk;
  /** as somebody who may do everything */
  act(incident: number, act: Act, who?: string): Incident;
  /** brings an incident to where only its reporter is waited for, with the sensor overruled */
  finish(incident: number): Incident;
}

/** Does the work of incidents beside a gateway, on the same database. */
export function createCrewDesk(store: Store, now: () => number = Date.now): CrewDesk {
  store.registry.refresh();
  const nothing = () => undefined;
  const desk = createDesk({
    ...{ store, clock: { now, after: () => nothing }, settings: () => DEFAULT_SETTINGS, log: createTestLog().log },
    ...{ random: () => 0, listeningSince: () => undefined, onTold: nothing, onState: nothing },
  });

  function act(incident: number, what: Act, name = 'chief'): Incident {
    const answer = desk.act(incident, { name, role: 'admin' }, what);
    if (isRefusal(answer)) throw new Error(answer.detail);
    return answer;
  }

  return {
    desk,
    act,
    finish(incident) {
      let now = store.incidents.get(incident);
      if (now?.next?.step === 'reported') now = act(incident, { act: 'take', step: 'reported' });
      if (now?.next?.step === 'assigned') now = act(incident, { act: 'take', step: 'assigned', unit: 'road' });
      act(incident, { act: 'take', step: 'handled', note: 'put back', photos: ['p'] });
      act(incident, { act: 'overrule', reason: 'seen with my own eyes' });
      return act(incident, { act: 'take', step: 'feedback', note: 'told' });
    },
  };
}
