import { pino } from 'pino';
import { createGateway } from '../../gateway/src/app.ts';
import { history, toHistory } from '../../gateway/src/config/history.ts';
import { residents, toResidents } from '../../gateway/src/config/residents.ts';
import { risk, toRisk } from '../../gateway/src/config/risk.ts';
import { supervision } from '../../gateway/src/config/supervision.ts';
import { NO_LAYERS } from '../../gateway/src/detect/ruleSettings.ts';
import { DEFAULT_SETTINGS } from '../../gateway/src/incidents/defaults.ts';
import { openStore } from '../../gateway/src/store/store.ts';
import { createDistrict } from '../bench/district.ts';
import { createManualClock } from '../support/manualClock.ts';
import { framesTaken, openField, pause } from './field.ts';

export interface DayOptions {
  readonly covers: number;
  readonly hours: number;
  /** minutes between two frames of a cover */
  readonly every: number;
  readonly progress: (done: number) => void;
}

export interface DayResult {
  readonly frames: number;
  readonly accepted: number;
  readonly alerts: number;
  readonly acknowledged: number;
  readonly events: number;
  /** events that should not be there: nodes that were taken for silent, doubled ones */
  readonly strange: number;
  /** lines of the log at or above error */
  readonly errors: readonly string[];
  /** bytes of heap in use after a collection, once an hour */
  readonly heap: readonly number[];
}

const MINUTE_MS = 60_000;
/** Of so many rounds of the city one is of alerts that tilt each cover, and the next puts it back. */
const ROUNDS = 24;
const TILTED_IN = 2;

/**
 * A day of a city in virtual time: the whole gateway, its real sockets, its real database, and a clock in the hand of this
 * program. Each minute brings the frames that are due in it, and they are waited for.
 */
export async function runDay({ covers, hours, every, progress }: DayOptions): Promise<DayResult> {
  const field = await openField();
  const district = createDistrict(covers);
  const clock = createManualClock(Date.UTC(2027, 0, 1));
  const errors: string[] = [];
  const log = pino({ level: 'error' }, { write: (line: string) => void errors.push(line.trim()) });
  const gateway = createGateway({
    config: {
      ...{ file: 'gateway.yaml', name: 'soak', data: field.folder, covers: district.covers(), webhooks: [] },
      perNode: { burst: 200, perSecond: 20 },
      links: [{ kind: 'udp', name: 'field', host: '127.0.0.1', port: 0 }],
      mqtt: { topic: 'lidwatch', shelved: true },
      broker: { host: '127.0.0.1', port: 0 },
      api: { host: '127.0.0.1', port: 0, tokens: 'outside', perMinute: 600 },
      console: {},
      ...{ heartbeatMs: every * MINUTE_MS, rules: NO_LAYERS, history: toHistory(history.parse({})) },
      residents: toResidents(residents.parse({})),
      ...{ supervision: supervision.parse({}), risk: toRisk(risk.parse({}), undefined) },
      incidents: DEFAULT_SETTINGS,
    },
    ...{ log, clock, random: () => 0.5 },
  });
  const info = await gateway.start();
  const port = Number(info.links[0]?.address?.split(':').at(-1));

  const accepted = async (): Promise<number> => framesTaken(await (await fetch(`${info.api}/metrics`)).text());

  let [frames, alerts] = [0, 0];
  const heap: number[] = [];
  const minutes = hours * 60;
  const perMinute = covers / every;
  for (let minute = 0; minute < minutes; minute += 1) {
    const due = Math.floor((minute + 1) * perMinute) - Math.floor(minute * perMinute);
    const round = Math.floor((frames + due / 2) / covers) % ROUNDS;
    const isAlert = round === TILTED_IN || round === TILTED_IN + 1;
    field.send(isAlert ? district.alerts(due) : district.statuses(due), port);
    frames += due;
    if (isAlert) alerts += due;
    for (let tries = 0; (await accepted()) < frames && tries < 400; tries += 1) {
      clock.advance(20);
      await pause(1);
    }
    clock.advance(MINUTE_MS - (clock.now() % MINUTE_MS));
    if (minute % 60 === 59) {
      globalThis.gc?.();
      heap.push(process.memoryUsage().heapUsed);
    }
    progress((minute + 1) / minutes);
  }
  for (let i = 0; i < 50; i += 1) {
    clock.advance(100);
    await pause(2);
  }
  const taken = await accepted();
  const running = setInterval(() => clock.advance(1_000), 5);
  await gateway.stop();
  clearInterval(running);
  const store = openStore({ folder: field.folder, access: 'tool' });
  const found = store.events.list({ limit: 1_000_000 });
  store.close();
  field.close();
  const strange =
    found.filter(({ rule }) => rule !== 'cover.tilted').length + found.length - new Set(found.map(({ id }) => id)).size;
  return {
    frames,
    accepted: taken,
    alerts,
    acknowledged: field.acknowledged(),
    events: found.length,
    strange,
    errors,
    heap,
  };
}
