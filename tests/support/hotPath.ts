/**
 * Run by hotPathAllocatesNothing.test.ts in a Node of its own, without any compiler: in V8's interpreter each closure,
 * literal and number that is no small integer takes heap, and nothing is optimised away. Prints the bytes that a node's
 * look takes for each read of the accelerometer. The argument plants an allocation, to see that it shows.
 */
import { getHeapStatistics } from 'node:v8';
import { createTimerGroup } from '../../firmware/src/core/common/timer.ts';
import { createLook } from '../../firmware/src/core/motion/look.ts';
import { createSigns } from '../../firmware/src/core/motion/signs.ts';

const READS = 50_000;
const planted = process.argv[2] ?? '';

let due: (() => void) | undefined;
const engineTimers = {
  after(_ms: number, run: () => void) {
    due = run;
    return 1;
  },
  cancel() {},
};

let reads = 0;
const counts = { impacts: 0, wakes: 0, peakSquare: 0 };
const signs = createSigns(counts);
const vector = { x: 0, y: 0, z: 0 };
const sample: [number, number, number] = [0, 0, 0];
let kept: unknown;

function read(): boolean {
  reads += 1;
  vector.x = reads & 7;
  vector.y = reads & 3;
  vector.z = 1000 + (reads & 15);
  sample[0] = vector.x;
  sample[1] = vector.y;
  sample[2] = vector.z;
  if (planted === 'closure') kept = () => vector;
  if (planted === 'literal') kept = { vector };
  if (planted === 'float') kept = vector.z / 7;
  if (planted === 'regex') kept = /x/;
  signs.read(sample, 300);
  return true;
}

const timers = createTimerGroup(engineTimers);
const begin = createLook(
  timers,
  sample,
  read,
  () => undefined,
  () => true,
);

function run(count: number): void {
  for (const end = reads + count; reads < end; ) (due as () => void)();
}

begin();
run(100);
globalThis.gc?.();
const before = getHeapStatistics().used_heap_size;
run(READS);
const after = getHeapStatistics().used_heap_size;
console.log(JSON.stringify({ perRead: (after - before) / READS, reads, kept: typeof kept }));
