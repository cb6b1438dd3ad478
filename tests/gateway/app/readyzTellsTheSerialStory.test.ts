import { rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PartDocument } from '../../../gateway/src/api/routes/health.ts';
import { startFakeRak } from '../../support/fakeRak.ts';
import { type GatewayRig, startGateway } from '../../support/gatewayRig.ts';
import { createManualClock, type ManualClock } from '../../support/manualClock.ts';
import { has } from '../../support/programs.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';
import { until } from '../../support/until.ts';

const SILENCE = 60_000;
const UP = 'up';
const CEILING = 30_000;
const RADIO = { baud: 115_200, frequency: 868_100_000, sf: 9, bw: 125, cr: 1, preamble: 8, power: 14 };

/** What /readyz says of the link once it says it; time passes meanwhile, in steps of `ms`. */
async function told(rig: GatewayRig, clock: ManualClock, ms: number, reason: string): Promise<PartDocument> {
  let part: PartDocument | undefined;
  await until(`/readyz says: ${reason}`, 10_000, async () => {
    clock.advance(ms);
    part = await rig.part('link roof');
    return reason === UP ? part?.status === 'up' : part?.reason?.includes(reason) === true;
  });
  if (!part) throw new Error('no part');
  return part;
}

/** Down for a reason that a person understands, since a moment ago, and tried again within the bound. */
function expectsAnotherAttempt(part: PartDocument, clock: ManualClock): void {
  const now = clock.now();
  expect(part.status).toBe('down');
  expect(Date.parse(part.since)).toBeLessThanOrEqual(now);
  const next = Date.parse(part.nextAttempt ?? '');
  expect(next).toBeGreaterThan(now - 1_000);
  expect(next).toBeLessThanOrEqual(now + CEILING);
}

describe.skipIf(!has('socat'))('/readyz', () => {
  it('tells of a port that is missing, unplugged, renamed, silent, at a wrong rate, or no port at all', async () => {
    const clock = createManualClock();
    const fake = await startFakeRak();
    const path = join(temporaryFolder(), 'by-id');
    const point = (target: string): void => {
      rmSync(path, { force: true });
      symlinkSync(target, path);
    };
    const link = { kind: 'rak3172' as const, name: 'roof', path, silenceMs: SILENCE, ...RADIO };
    const rig = await startGateway({ links: [link] }, { clock });
    const expects = async (reason: string, ms = 50): Promise<void> =>
      expectsAnotherAttempt(await told(rig, clock, ms, reason), clock);

    await expects(`${path}: is not there: unplugged, or under another name`);
    expect((await rig.get('/readyz')).status).toBe(503);
    point(fake.path);
    expect(await told(rig, clock, 50, UP)).toMatchObject({ status: 'up' });

    await fake.unplug();
    await expects(`${path}: `);
    await fake.plugIn('ttyUSB9');
    point(fake.path);
    await told(rig, clock, 50, UP);

    fake.module.dead(true);
    await expects(`${path}: no answer to AT`, SILENCE / 20);
    fake.module.dead(false);
    fake.answer = () => '\xfe\x00\x8f\xe0';
    await expects(`${path}: no answer to AT but noise: is the baud rate right?`, 100);

    writeFileSync(`${path}-file`, '');
    point(`${path}-file`);
    await expects(`${path}: is not a serial port`);

    fake.answer = () => undefined;
    point(fake.path);
    await told(rig, clock, 50, UP);
    expect((await rig.get('/readyz')).status).toBe(200);
  });
});
