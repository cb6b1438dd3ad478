import { FLAG, TRIGGER } from '@lidwatch/protocol';
import { ALERT_TRIGGERS } from '../detect/sample.ts';
import type { CoverState, RuleName } from '../detect/types.ts';
import type { Evidence, ToldEvent, ToldSample } from '../incidents/evidence.ts';
import type { Incident } from '../incidents/types.ts';

import type { Reading } from '../store/types.ts';
import type { DeskContext } from './context.ts';

/** Readings that are looked at. Of a node that has said more the newest count: what was wrong before them was seen before. */
const MOST = 5_000;
const LATEST = 2 ** 52;

function toSample({ at, receivedAt, quality, tilt, flags, trigger }: Reading): ToldSample {
  const isFaulty = flags !== undefined && (flags & (FLAG.zeroUnknown | FLAG.motionFault)) !== 0;
  return {
    at,
    receivedAt,
    exact: quality === 'exact',
    tilt: isFaulty ? undefined : tilt,
    trigger: ALERT_TRIGGERS.find((name) => TRIGGER[name] === trigger),
    flags:
      flags === undefined
        ? undefined
        : {
            hallOpen: (flags & FLAG.hallOpen) !== 0,
            maintenance: (flags & FLAG.maintenance) !== 0,
            blind: isFaulty,
          },
  };
}

function isRaised({ rules }: CoverState, rule: RuleName): boolean {
  const phase = rules[rule]?.phase;
  return phase === 'raised' || phase === 'clearing';
}

/** What is known of an incident's cover behind `since`, when its work was handed in. */
export function evidenceOf({ store, clock, listeningSince }: DeskContext, incident: Incident, since: number): Evidence {
  const { cover } = incident;
  const record = cover === undefined ? undefined : store.covers.get(cover);
  const node = record?.node === undefined ? undefined : store.registry.node(record.node);

  function samples(of: string): readonly Reading[] {
    const page = store.readingPage({ cover: of, from: since + 1, to: LATEST, limit: MOST });
    if (page.length < MOST) return page.map(({ reading }) => reading);
    return store.readings(of, MOST).toReversed();
  }

  function eventOf({ event, rule, open, withdrawn }: Incident['events'][number]): ToldEvent {
    const row = store.events.get(event);
    // cleared long ago, and pruned
    if (!row) return { rule, onset: 0, exact: true, clearedAt: open ? undefined : 0, withdrawn };
    const { onset, quality, clearedAt } = row;
    return { rule, onset, exact: quality === 'exact', clearedAt: clearedAt ?? undefined, withdrawn: row.withdrawn };
  }

  return {
    now: clock.now(),
    hasNode: record?.node !== undefined,
    isArmed:
      record !== undefined &&
      !record.state.maintenance &&
      !isRaised(record.state, 'node.offline') &&
      !isRaised(record.state, 'node.fault'),
    listeningSince: (heard) => listeningSince(node?.link, heard),
    // water and nodes are judged without: thousands of them are not read for nothing
    get samples() {
      return cover === undefined ? [] : samples(cover).map(toSample);
    },
    events: incident.events.map(eventOf),
  };
}
