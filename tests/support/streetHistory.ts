import { FLAG, TRIGGER } from '@lidwatch/protocol';
import fc from 'fast-check';
import type { FakeNode } from './fakeNode.ts';
import type { IngestRig } from './ingestRig.ts';

type Make = (node: FakeNode, age: number) => Uint8Array;

/** What a node sends. `age`: seconds that it waited before its first copy came through. */
interface Sending {
  /** which of the covers */
  readonly cover: number;
  /** ms behind the one before */
  readonly pause: number;
  readonly age: number;
  /** the counters before it that were lost on the way */
  readonly lost: number;
  /** a copy of its report follows, so much later: the acknowledgement was lost */
  readonly again: number | undefined;
  /** it overtakes the one before it on the way */
  readonly swap: boolean;
  readonly make: Make;
}

const flags = fc.constantFrom(0, 0, 0, 0, FLAG.hallOpen, FLAG.floatWet, FLAG.zeroUnknown, FLAG.maintenance);
const faults = fc.constantFrom(0, 0, 0, FLAG.motionFault, FLAG.waterFault);

const status: fc.Arbitrary<Make> = fc
  .record({
    tilt: fc.constantFrom(0, 4, 40, 180, 200, 800),
    water: fc.constantFrom(40, 240, 290, 310, 350, 1_900),
    battery: fc.constantFrom(180, 164, 162, 250),
    temperature: fc.constantFrom(120, 125, -80, 1_000),
    vibration: fc.constantFrom(0, 20, 240),
    impacts: fc.constantFrom(0, 12, 400, 4_000),
    flags: fc.tuple(flags, faults).map(([one, other]) => one | other),
  })
  .map((values) => (node, age) => node.status({ ...values, ...(age > 0 ? { age } : {}) }));

const motion: fc.Arbitrary<Make> = fc
  .record({
    trigger: fc.constantFrom(TRIGGER.tilt, TRIGGER.lift, TRIGGER.slide, TRIGGER.recovered),
    tilt: fc.constantFrom(3, 40, 180, 220, 850),
    period: fc.constantFrom(1, 3, 60),
  })
  .map(({ trigger, tilt, period }) => (node, age) => {
    const tiltSeries = Array.from({ length: 5 }, () => tilt);
    return node.alert({ trigger, flags: FLAG.alarm, period, tiltSeries, ...(age > 0 ? { age } : {}) });
  });

const flat: fc.Arbitrary<Make> = fc.constant((node: FakeNode, age: number) =>
  node.alert({
    ...{ trigger: TRIGGER.hall, flags: FLAG.alarm | FLAG.hallOpen, tiltSeries: [4, 4, 4, 4, 4] },
    ...(age > 0 ? { age } : {}),
  }),
);

const flood: fc.Arbitrary<Make> = fc
  .record({ from: fc.constantFrom(240, 290, 310), by: fc.constantFrom(0, 5, 200) })
  .map(({ from, by }) => (node, age) => {
    const waterSeries = [from, from + by, from + 2 * by];
    return node.alert({
      ...{ trigger: TRIGGER.water, flags: FLAG.alarm, period: 60, tiltSeries: undefined, waterSeries },
      ...(age > 0 ? { age } : {}),
    } as unknown as Parameters<FakeNode['alert']>[0]);
  });

const start: fc.Arbitrary<Make> = fc.constantFrom(60, 240, 720).map((heartbeat) => (node) => node.hello({ heartbeat }));

const HOUR = 3_600_000;

/** Some days of a few covers: statuses and alerts, some late, twice, overtaken or lost. */
export const arbitraryHistory: fc.Arbitrary<readonly Sending[]> = fc.array(
  fc.record({
    cover: fc.nat({ max: 1 }),
    pause: fc.constantFrom(40, 5_000, 60_000, 0.3 * HOUR, 4 * HOUR, 31 * HOUR),
    age: fc.constantFrom(0, 0, 0, 2, 70, 5_000, 50_000),
    lost: fc.constantFrom(0, 0, 0, 0, 1, 3),
    again: fc.constantFrom(undefined, undefined, undefined, 9_000, 600_000, 5 * HOUR),
    swap: fc.constantFrom(false, false, false, true),
    make: fc.oneof({ weight: 4, arbitrary: status }, motion, flat, flood, { weight: 1, arbitrary: start }),
  }),
  { minLength: 2, maxLength: 12 },
);

/** A frame on its way: bytes that are the same for every gateway that hears them. */
export interface Delivery {
  readonly pause: number;
  readonly bytes: Uint8Array;
  /** each node has a link of its own: what links lose together is not kept, and decides when a node is missed */
  readonly link: string;
}

const linkOf = ({ node }: FakeNode): string => `radio ${node}`;

/** The frames of a history, from these nodes, as they come in. Each node says its heartbeat first, and speaks at the end. */
export function deliveries(history: readonly Sending[], nodes: readonly FakeNode[]): readonly Delivery[] {
  const all: Delivery[] = nodes.map((node) => ({
    pause: 20,
    bytes: node.hello({ heartbeat: 240 }),
    link: linkOf(node),
  }));
  for (const { cover, pause, age, lost, again, swap, make } of history) {
    const node = nodes[cover] as FakeNode;
    node.counter += lost;
    const bytes = make(node, age);
    const link = linkOf(node);
    const before = swap ? all.pop() : undefined;
    all.push({ pause: before?.pause ?? pause, bytes, link });
    if (before) all.push({ ...before, pause });
    // of the report that it confirmed last
    if (again !== undefined) all.push({ pause: again, bytes: node.repeat(), link });
  }
  for (const node of nodes) all.push({ pause: 60_000, bytes: node.status(), link: linkOf(node) });
  return all;
}

/** Lets a gateway hear them, in its own time; it looks for silence before each. */
export function play(rig: IngestRig, frames: readonly Delivery[]): void {
  for (const { pause, ...frame } of frames) {
    rig.clock.advance(pause);
    rig.ingest.lookForSilence();
    rig.clock.advance(20);
    rig.ingest.push({ ...frame, from: 'peer', receivedAt: rig.clock.now() });
    rig.clock.advance(20);
  }
}
