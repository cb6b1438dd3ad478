import { useCallback, useEffect, useState } from 'preact/hooks';
import type { ShownIncident } from '../../../api/incidentDocuments.ts';
import type { Problem } from '../../../api/problem.ts';
import type { KeptIncident } from '../../../kept/kept.ts';
import { useConsole } from '../../../shell/console.ts';
import { useAsked } from '../../../shell/useAsked.ts';
import { useStream } from '../../../shell/useStream.ts';

export interface IncidentState {
  readonly incident: ShownIncident | undefined;
  /** as of when, where this is only what this device remembers */
  readonly asOf: number | undefined;
  readonly problem: Problem | undefined;
  again(): void;
}

/** One incident: asked for, kept up by the stream, and what was kept where the gateway cannot be asked. */
export function useIncident(id: string): IncidentState {
  const { api, session, kept, waiting } = useConsole();
  const user = session.user.value?.name;
  const asked = useAsked<ShownIncident>(`/api/incidents/${encodeURIComponent(id)}`);
  const [remembered, setRemembered] = useState<KeptIncident>();
  const { value, again, problem } = asked;

  // what it says of itself is not all: its entries have to be read again
  const hear = useCallback(
    (one: { readonly id: string; readonly last: number }) => {
      if (one.id === id && one.last !== value?.last) again();
    },
    [id, value, again],
  );
  useStream('incident', hear);
  useEffect(() => waiting.onSent(hear), [waiting, hear]);

  useEffect(() => {
    if (value && user !== undefined) void kept.put(user, { incident: value, at: api.now() });
  }, [value, user, kept, api]);

  useEffect(() => {
    let isGone = false;
    if (user !== undefined) {
      void kept.get(user, id).then((found) => {
        if (!isGone) setRemembered(found);
      });
    }
    return () => {
      isGone = true;
    };
  }, [kept, user, id]);

  const isAway = problem?.is('unreachable') === true;
  // what is kept is shown at once, and gives way to what the gateway says
  const incident = value ?? (problem && !isAway ? undefined : remembered?.incident);
  return {
    incident,
    asOf: value || !isAway ? undefined : remembered?.at,
    problem: incident && isAway ? undefined : problem,
    again,
  };
}
