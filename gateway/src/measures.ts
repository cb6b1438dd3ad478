import type { PartReport } from './api/routes/health.ts';
import type { Measure } from './api/routes/metrics.ts';
import type { Stream } from './api/stream/stream.ts';
import type { Ingest } from './ingest/ingest.ts';
import type { Tally } from './parts/tally.ts';
import type { Store } from './store/store.ts';
import type { Link } from './transports/createLink.ts';
import type { Signal } from './transports/linkFigures.ts';
import { TRANSPORT_COUNTS } from './transports/transport.ts';
import type { Broker } from './upstream/broker.ts';
import type { Sink } from './upstream/sink.ts';

/** The parts that have figures to show; those that are not there yet are undefined, and their rows missing. */
export interface Measured {
  links(): readonly Link[];
  parts(): readonly PartReport[];
  store(): Store | undefined;
  ingest(): Ingest | undefined;
  sinks(): readonly Sink[];
  /** the embedded one, where it is there */
  brokers(): readonly Broker[];
  /** requests that were refused for who sent them, by reason */
  readonly refusals: Tally;
  stream(): Stream;
  /** faults of the program that the desk met */
  deskFaults(): Tally | undefined;
  /** what became of what residents said */
  reports(): Tally | undefined;
  /** entries of what was changed */
  readonly audit: Tally;
  /** raised and cleared transitions since the start, by `RULE KIND` */
  readonly transitions: Tally;
}

type Row = readonly [values: readonly string[], value: number];

// A series that begins with its first count has no increase at it: what rules look at is there from the start, at 0.
const OUTCOMES = ['report', 'dropped', 'failed', 'bad-tag'];
const AUDIT_COUNTS = ['written', 'waiting', 'lost'];
const SINK_COUNTS = ['event', 'parked'];
const DROPS = [
  'readings by size',
  'delivered by size',
  'events by size',
  'undelivered by size',
  'undelivered by number',
];

const DESK_FAULTS = ['event', 'incident'];

const COLOURS = ['yellow', 'red'] as const;

/** Every figure of /metrics but the histograms. */
export function createMeasures(of: Measured): readonly Measure[] {
  const { links, transitions } = of;
  return [
    gauge('part_up', '1: up, 0.5: degraded, 0: down', ['part'], () =>
      of.parts().map(({ part, state }) => [[part], { up: 1, degraded: 0.5, down: 0 }[state.status]]),
    ),
    counter('link_frames_total', 'What a link counts by itself', ['link', 'what'], () =>
      links().flatMap(({ name, counts }) =>
        shown(rows(counts), TRANSPORT_COUNTS).map(([[what = ''], n]): Row => [[name, what], n]),
      ),
    ),
    counter('link_bytes_total', 'Bytes of frames that a link received (up) and sent (down)', ['link', 'way'], () =>
      links().flatMap(({ name, figures }) => rows(figures.bytes).map(([[way = ''], n]): Row => [[name, way], n])),
    ),
    gauge('link_rssi_dbm', 'Signal of the frames heard: the last, and the running mean', ['link', 'figure'], () =>
      links().flatMap(({ name, figures }) => signalRows(name, figures.rssi())),
    ),
    gauge('link_snr_db', 'The same over the noise', ['link', 'figure'], () =>
      links().flatMap(({ name, figures }) => signalRows(name, figures.snr())),
    ),
    gauge('link_duty_cycle_left', 'What is left of the air time of this hour, 0..1', ['link', 'band'], () =>
      links().flatMap(({ name, dutyCycle }): readonly Row[] => {
        const cycle = dutyCycle?.();
        return cycle ? [[[name, cycle.band], cycle.left]] : [];
      }),
    ),
    counter('frames_total', 'What became of the frames', ['link', 'outcome'], () => {
      const wanted = links().flatMap(({ name }) => OUTCOMES.map((outcome) => [name, outcome]));
      return of.ingest() ? shown(pairs(of.ingest()?.frames), wanted) : [];
    }),
    gauge('unknown_nodes', 'Nodes that were heard and that nobody has registered', [], () =>
      one(of.ingest()?.strangers.list().length),
    ),
    counter('unknown_nodes_forgotten_total', 'Those of them that made room for others', [], () =>
      one(of.ingest()?.strangers.forgotten()),
    ),
    gauge('frames_waiting', 'Frames received and not committed', [], () => one(of.ingest()?.waiting())),
    counter('reports_total', 'New reports, by message type', ['type'], () => rows(of.ingest()?.reports)),
    counter('downlinks_total', 'Handed to links, by message type', ['type'], () => rows(of.ingest()?.downlinks)),
    counter('commits_total', 'Batches, by result', ['result'], () => rows(of.ingest()?.commits)),
    counter('ingest_notes_total', 'What is out of the ordinary in what came', ['what'], () => rows(of.ingest()?.notes)),
    counter('transitions_total', 'Events raised and cleared', ['rule', 'kind'], () => pairs(transitions)),
    gauge('events_open', 'Events that are not cleared', ['rule'], () =>
      Array.from(of.store()?.events.open() ?? [], ([rule, n]): Row => [[rule], n]),
    ),
    gauge('incidents_open', 'Incidents that are not closed, by the step that is awaited', ['step'], () =>
      Array.from(of.store()?.incidentList.byStep() ?? [], ([step, n]): Row => [[step], n]),
    ),
    gauge('incidents_cards', 'Those of them with a card', ['card'], () => {
      const cards = of.store()?.incidentList.byCard();
      return cards ? COLOURS.map((card): Row => [[card], cards.get(card) ?? 0]) : [];
    }),
    counter('incident_steps_total', 'Steps of incidents that were taken', ['step'], () =>
      Array.from(of.store()?.incidentList.taken() ?? [], ([step, n]): Row => [[step], n]),
    ),
    counter('desk_faults_total', 'Faults of the program that the work on incidents met', ['what'], () =>
      of.store() ? shown(rows(of.deskFaults()), DESK_FAULTS) : [],
    ),
    gauge('outbox_pending', 'Entries that a sink has before it', ['sink'], () => {
      const store = of.store();
      return store ? of.sinks().map(({ name }): Row => [[name], store.outbox.pending(name)]) : [];
    }),
    counter(
      'sink_total',
      'Events (and states) acknowledged by a receiver, failures, events put aside',
      ['sink', 'what'],
      () =>
        of
          .sinks()
          .flatMap(({ name, counts }) =>
            shown(rows(counts), SINK_COUNTS).map(([[what = ''], n]): Row => [[name, what], n]),
          ),
    ),
    counter('broker_refused_total', 'What the embedded broker did not take from others', ['what'], () =>
      of.brokers().flatMap(({ counts }) => rows(counts)),
    ),
    counter('api_refused_total', 'Requests refused for who sent them', ['reason'], () => rows(of.refusals)),
    counter(
      'audit_total',
      'What was changed: written, waiting for the database, lost since more waited',
      ['what'],
      () => shown(rows(of.audit), AUDIT_COUNTS),
    ),
    gauge('stream_readers', 'Readers of the stream', [], () => one(of.stream().readers())),
    counter(
      'stream_total',
      'Readers opened, refused, dropped as too slow, ended with their token, failed',
      ['what'],
      () => rows(of.stream().counts),
    ),
    counter('resident_reports_total', 'What became of reports of residents', ['what'], () => rows(of.reports())),
    gauge('resident_reports_held', 'Reports of residents that wait for a person', [], () =>
      one(of.store()?.residentReports.heldCount()),
    ),
    gauge('photos_bytes', 'Photos in the database', [], () => one(of.store()?.photos.size())),
    gauge('store_bytes', 'Database pages in use', [], () => one(of.store()?.size())),
    gauge('store_file_bytes', 'The database file, what is free in it, and its write-ahead log', ['what'], () => {
      const figures = of.store()?.figures();
      if (!figures) return [];
      return (['file', 'free', 'wal'] as const).map((what): Row => [[what], figures[what]]);
    }),
    gauge('history_behind', 'Readings that are not in the roll-ups yet', [], () => one(of.store()?.figures().behind)),
    counter('store_dropped_total', 'Rows given up to stay within bounds', ['what'], () =>
      of.store()
        ? shown(
            Array.from(of.store()?.drops() ?? [], ([what, n]): Row => [[what], n]),
            DROPS,
          )
        : [],
    ),
    gauge('process_resident_memory_bytes', 'Resident memory', [], () => one(process.memoryUsage.rss())),
  ];
}

type Read = () => readonly Row[];

function counter(name: string, help: string, labels: readonly string[], read: Read): Measure {
  return { name, help, kind: 'counter', labels, read };
}

function gauge(name: string, help: string, labels: readonly string[], read: Read): Measure {
  return { name, help, kind: 'gauge', labels, read };
}

function one(value: number | undefined): readonly Row[] {
  return value === undefined ? [] : [[[], value]];
}

function signalRows(link: string, signal: Signal | undefined): readonly Row[] {
  if (!signal) return [];
  return [
    [[link, 'last'], signal.last],
    [[link, 'mean'], signal.mean],
  ];
}

/** `found`, and 0 for what is wanted and was not counted yet. */
function shown(found: readonly Row[], wanted: readonly (string | readonly string[])[]): readonly Row[] {
  const known = new Set(found.map(([values]) => JSON.stringify(values)));
  const labels = wanted.map((one) => (typeof one === 'string' ? [one] : one));
  return [...found, ...labels.filter((one) => !known.has(JSON.stringify(one))).map((one): Row => [one, 0])];
}

function rows(tally: Tally | undefined): readonly Row[] {
  return Array.from(tally?.entries() ?? [], ([label, n]): Row => [[label], n]);
}

/** Tallies with two labels join them by a space; the second holds none. */
function pairs(tally: Tally | undefined): readonly Row[] {
  return Array.from(tally?.entries() ?? [], ([label, n]): Row => {
    const space = label.lastIndexOf(' ');
    return [[label.slice(0, space), label.slice(space + 1)], n];
  });
}
