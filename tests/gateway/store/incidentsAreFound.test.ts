import { expect, it } from 'vitest';
import type { Incident } from '../../../gateway/src/incidents/types.ts';
import type { IncidentQuery } from '../../../gateway/src/store/incidentList.ts';
import { incident, OPENED_AT } from '../../support/incidents.ts';
import { keepIncidents } from '../../support/keptIncidents.ts';
import { openTestStore } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

const HOUR_MS = 3_600_000;
const next = (step: string) => ({ step, since: OPENED_AT, from: OPENED_AT, dueAt: undefined });

const KEPT: readonly Incident[] = [
  incident(1, { cover: 'C-1', closedAt: OPENED_AT + HOUR_MS, result: 'resolved', next: undefined }),
  incident(2, { cover: 'C-1', unit: 'water', assignee: 'ann', next: next('handled'), card: 'red' }),
  incident(3, { cover: 'C-2', matter: 'flooding', cell: 'g-7', parent: 5, openedAt: OPENED_AT + HOUR_MS }),
  incident(4, { cover: undefined, origin: 'patrol', place: { lat: 1, lon: 2 }, card: 'yellow' }),
  incident(5, { kind: 'parent', cover: undefined, cell: 'g-7', matter: 'flooding', next: undefined, children: [3] }),
];

function kept() {
  const folder = temporaryFolder();
  const { incidentList } = openTestStore({ folder });
  keepIncidents(folder, KEPT);
  return incidentList;
}

it('finds incidents by what they are, the newest first', () => {
  const { list } = kept();
  const ids = (query: Partial<IncidentQuery>) => list({ limit: 10, ...query }).map(({ id }) => id);
  expect(ids({})).toEqual([5, 4, 3, 2, 1]);
  const found: readonly [Partial<IncidentQuery>, number[]][] = [
    [{ open: true }, [5, 4, 3, 2]],
    [{ open: false }, [1]],
    [{ card: 'red' }, [2]],
    [{ step: 'handled' }, [2]],
    [{ unit: 'water' }, [2]],
    [{ assignee: 'ann' }, [2]],
    [{ cell: 'g-7' }, [5, 3]],
    [{ cover: 'C-1' }, [2, 1]],
    [{ cover: 'C-1', open: true }, [2]],
    [{ matter: 'flooding' }, [5, 3]],
    [{ parent: 5 }, [3]],
    [{ from: OPENED_AT + 1 }, [3]],
    [{ to: OPENED_AT + HOUR_MS }, [5, 4, 2, 1]],
    [{ before: 3 }, [2, 1]],
    [{ limit: 2 }, [5, 4]],
    [{ unit: "water' OR 1=1 --" }, []],
  ];
  for (const [query, wanted] of found) expect([query, ids(query)]).toEqual([query, wanted]);
  expect(list({ limit: 1, before: 3 })[0]).toEqual(JSON.parse(JSON.stringify(KEPT[1])));
});

it('counts those that are open by the awaited step and by card, and no parents', () => {
  const list = kept();
  expect(Object.fromEntries(list.byStep())).toEqual({ handled: 1, reported: 2 });
  expect(Object.fromEntries(list.byCard())).toEqual({ none: 1, yellow: 1, red: 1 });
});
