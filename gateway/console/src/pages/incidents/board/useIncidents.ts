import { useEffect, useState } from 'preact/hooks';
import type { Incident } from '../../../api/incidentDocuments.ts';
import { useConsole } from '../../../shell/console.ts';
import { type Listed, useList } from '../../../shell/useList.ts';
import { useStream } from '../../../shell/useStream.ts';
import { type Filters, matches, toQuery } from './filters.ts';

export interface Incidents {
  readonly list: Listed<Incident>;
  readonly rows: readonly Incident[];
  /** what this device has kept, where the gateway cannot be asked */
  readonly isKept: boolean;
}

/** The incidents that the board shows: asked for, kept up by the stream, or what was kept. */
export function useIncidents(filters: Filters): Incidents {
  const { session, kept, waiting } = useConsole();
  const user = session.user.value;
  const list = useList<Incident>('/api/incidents', 'incidents', toQuery(filters, user, filters.whose));
  const [remembered, setRemembered] = useState<readonly Incident[]>();
  const isAway = list.problem?.is('unreachable') === true && list.rows.length === 0;

  function put(incident: Incident): void {
    list.set((rows) => {
      const others = rows.filter(({ id }) => id !== incident.id);
      return matches(incident, filters, user) ? [incident, ...others] : others;
    });
  }
  useStream('incident', put);
  useEffect(() => waiting.onSent(put));

  useEffect(() => {
    let isGone = false;
    if (!isAway || !user) {
      setRemembered(undefined);
      return undefined;
    }
    void kept.all(user.name).then((some) => {
      if (!isGone) setRemembered(some.map(({ incident }) => incident));
    });
    return () => {
      isGone = true;
    };
  }, [isAway, kept, user]);

  const rows = (isAway ? (remembered ?? []) : list.rows).filter((one) => matches(one, filters, user));
  return { list, rows, isKept: isAway };
}
