import { lstatSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Machine } from '../../gateway/src/transports/ports/machine.ts';
import type { PortName } from '../../gateway/src/transports/ports/portName.ts';
import type { RawFrame, Transport } from '../../gateway/src/transports/transport.ts';
import { createFakeMachine } from './fakeMachine.ts';
import { createManualClock, type ManualClock } from './manualClock.ts';
import { createSetClock } from './setClock.ts';
import { temporaryFolder } from './temporaryFolder.ts';
import { until } from './until.ts';

/** One kind of module, behind a pseudo-terminal whose cable can be pulled. */
export interface SerialModule {
  readonly path: string;
  readonly commands: readonly string[];
  unplug(): Promise<void>;
  plugIn(name?: string): Promise<void>;
  print(what: string | Uint8Array): void;
  /** the line that it prints for a frame from the air */
  lineOf(frame: Uint8Array): Uint8Array;
  /** Deaf and silent, or well again. */
  die(on: boolean): void;
  /** Answers every command with bytes that mean nothing, as at another baud rate. */
  babble(on: boolean): void;
  /** From now on a frame stays on the air until the module is gone or starts anew; or does not any more. */
  hold(on: boolean): void;
  /** command that sends, as it stands in `commands` */
  readonly sends: RegExp;
  /** Starts anew, with its banner, and forgets what it was doing. */
  restart(): void;
}

interface SerialOptions extends PortName {
  readonly clock?: ManualClock;
  readonly silenceMs?: number;
  readonly machine?: Machine;
}

interface SerialRig {
  readonly transport: Transport;
  readonly frames: readonly RawFrame[];
  readonly states: readonly { readonly status: string; readonly reason: string }[];
  up(): Promise<void>;
}

export interface SerialKind {
  start(): Promise<SerialModule>;
  create(path: string, more: Omit<SerialOptions, 'clock'>, clock?: ManualClock): SerialRig;
  /** an address that its frames bear */
  readonly to: string;
}

const FRAME = Uint8Array.of(0x10, 0x0d, 0x0a, 0x2c, 0x2b, 0x00, 0xff);
/** the ceiling of the pauses between two attempts */
const CEILING = 30_000;
const SILENCE = 60_000;

/** What holds on any serial line, whatever the module says over it. Run it inside a `describe` of the dialect. */
export function serialContract({ start, create, to }: SerialKind): void {
  async function started(clock?: ManualClock, silenceMs?: number) {
    const module = await start();
    const rig = create(module.path, silenceMs === undefined ? {} : { silenceMs }, clock);
    await rig.transport.start();
    await isUp(rig, clock);
    return { module, ...rig };
  }

  /** Lets `ms` pass again and again until it is so. */
  const passing = (clock: ManualClock, ms: number, what: string, holds: () => boolean): Promise<void> =>
    until(what, 10_000, () => {
      clock.advance(ms);
      return holds();
    });

  const isUp = ({ transport, up }: SerialRig, clock?: ManualClock): Promise<void> =>
    clock ? passing(clock, 20, 'the link is up', () => transport.state().status === 'up') : up();

  it('loses the half of a frame whose cable is pulled, and takes the next whole one', async () => {
    const { module, transport, frames, up } = await started();
    const line = module.lineOf(FRAME);
    module.print(line.subarray(0, line.length - 4));
    await module.unplug();
    await until('the loss is seen', 5_000, () => transport.state().status === 'down');
    await module.plugIn();
    await up();
    module.print(line);
    await until('the frame', 5_000, () => frames.length > 0);
    expect(frames.map(({ bytes }) => [...bytes])).toEqual([[...FRAME]]);
    expect(transport.counts.get('reopened')).toBe(1);
  });

  it('is tried again within the bound however long it is away, and is up with the first attempt that finds it', async () => {
    const clock = createManualClock();
    const { module, ...rig } = await started(clock);
    const { transport } = rig;
    await module.unplug();
    await passing(clock, 100, 'the loss is seen', () => transport.state().status === 'down');
    for (let i = 0; i < 10; i += 1) {
      const { nextAttempt = 0 } = transport.state();
      expect(nextAttempt).toBeGreaterThan(clock.now());
      expect(nextAttempt).toBeLessThanOrEqual(clock.now() + CEILING);
      clock.advance(nextAttempt - clock.now());
      await until('another attempt', 5_000, () => (transport.state().nextAttempt ?? 0) > nextAttempt);
    }
    const reason = `${module.path}: is not there: unplugged, or under another name (lidwatch ports lists them)`;
    expect(transport.state().reason).toBe(reason);
    // it has been found so since the first attempts
    expect(clock.now() - transport.state().since).toBeGreaterThan(CEILING);
    await module.plugIn();
    clock.advance((transport.state().nextAttempt ?? 0) - clock.now());
    await isUp(rig, clock);
  });

  it('is found under another name by a link that points to it', async () => {
    const module = await start();
    const link = join(temporaryFolder(), 'by-id');
    const point = (): void => {
      if (lstatSync(link, { throwIfNoEntry: false })) rmSync(link);
      symlinkSync(module.path, link);
    };
    point();
    const rig = create(link, {});
    await rig.transport.start();
    await rig.up();
    await module.unplug();
    await until('the loss is seen', 5_000, () => rig.transport.state().status === 'down');
    await module.plugIn('ttyUSB7');
    point();
    await rig.up();
    module.print(module.lineOf(FRAME));
    await until('the frame', 5_000, () => rig.frames.length === 1);
  });

  it('is found under another name by what its USB device says of itself', async () => {
    const module = await start();
    const fake = createFakeMachine();
    const usb = { vendor: '1a86', product: '7523', serial: 'A1:B2' };
    fake.plug('ttyUSB0', usb, module.path);
    const rig = create('', { usb: { ...usb }, machine: fake.machine });
    await rig.transport.start();
    await rig.up();
    expect(rig.transport.address()).toBe(join(fake.machine.dev, 'ttyUSB0'));
    await module.unplug();
    fake.unplug('ttyUSB0');
    await until('that it is gone', 5_000, () => rig.transport.state().reason.includes('no such device'));
    // another of the same kind gets its name
    fake.plug('ttyUSB0', { ...usb, serial: 'other' }, '/nowhere');
    await module.plugIn('ttyUSB1');
    fake.plug('ttyUSB1', usb, module.path);
    await rig.up();
    expect(rig.transport.address()).toBe(join(fake.machine.dev, 'ttyUSB1'));
    module.print(module.lineOf(FRAME));
    await until('the frame', 5_000, () => rig.frames.length === 1);
  });

  it('is asked when it has been silent; where nobody answers it is opened anew, until somebody does', async () => {
    const clock = createManualClock();
    const { module, transport } = await started(clock, SILENCE);
    module.die(true);
    clock.advance(SILENCE - 1);
    expect(transport.state().status).toBe('up');
    await passing(clock, 250, 'it is given up', () => transport.state().status === 'down');
    expect(transport.state().reason).toBe(`${module.path}: no answer to AT`);
    expect(transport.counts.get('reopened')).toBe(1);
    module.die(false);
    await passing(clock, 50, 'it is up again', () => transport.state().status === 'up');
  });

  it('stays up where it is well and the street is quiet', async () => {
    const clock = createManualClock();
    const { module, transport, states } = await started(clock, SILENCE);
    const { since } = transport.state();
    const greeted = (): number => module.commands.filter((command) => command === 'AT').length;
    for (let i = 0; i < 3; i += 1) {
      const before = greeted();
      clock.advance(SILENCE);
      await until('it is asked', 5_000, () => greeted() > before);
      await until('it has its settings again', 5_000, async () => (await transport.send('nowhere', FRAME)) !== 'down');
    }
    expect(transport.state()).toMatchObject({ status: 'up', since });
    expect(states.map(({ status }) => status)).toEqual(['down', ...states.slice(1, -1).map(() => 'down'), 'up']);
    expect(transport.counts.get('reopened')).toBe(0);
  });

  it('is not asked while frames come in', async () => {
    const clock = createManualClock();
    const { module, frames } = await started(clock, SILENCE);
    const told = module.commands.length;
    for (let i = 0; i < 4; i += 1) {
      clock.advance(SILENCE / 2);
      module.print(module.lineOf(FRAME));
      await until('the frame', 5_000, () => frames.length === i + 1);
    }
    expect(module.commands).toHaveLength(told);
  });

  it('is not taken for alive because its line hums', async () => {
    const clock = createManualClock();
    const { module, transport } = await started(clock, SILENCE);
    module.die(true);
    await passing(clock, SILENCE / 20, 'it is given up', () => {
      module.print(Uint8Array.of(0x80, 0xff, 0x0a));
      return transport.state().status === 'down';
    });
    expect(transport.state().reason).toContain('no answer to AT');
  });

  it('counts a flood of garbage as noise, and hears the frame behind it', async () => {
    const clock = createManualClock();
    const { module, transport, frames } = await started(clock);
    const garbage = Uint8Array.from({ length: 200_000 }, (_, i) => (i * 7919 + (i >> 7) * 31) & 255);
    const before = transport.counts.get('noise');
    module.print(garbage);
    // all but line ends, and what an unfinished line may still hold
    await until('it is counted', 10_000, () => transport.counts.get('noise') - before > garbage.length * 0.98);
    clock.advance(1_000);
    expect(frames).toEqual([]);
    module.print(module.lineOf(FRAME));
    await until('the frame', 5_000, () => frames.length === 1);
    expect(transport.state().status).toBe('up');
  });

  it('says that the baud rate may be wrong where only noise answers, and is up once it is right', async () => {
    const module = await start();
    const clock = createManualClock();
    const { transport } = create(module.path, {}, clock);
    module.babble(true);
    await transport.start();
    await passing(clock, 100, 'it is given up', () => transport.state().reason.includes('no answer'));
    expect(transport.state()).toMatchObject({
      status: 'down',
      reason: `${module.path}: no answer to AT but noise: is the baud rate right?`,
    });
    module.babble(false);
    await passing(clock, 50, 'it is up', () => transport.state().status === 'up');
  });

  it('is set up again when it restarts in the middle of a sending, which has failed', async () => {
    const { module, transport, states, up } = await started();
    module.hold(true);
    const result = transport.send(to, FRAME);
    await until('the command', 5_000, () => module.commands.some((command) => module.sends.test(command)));
    const told = module.commands.length;
    module.hold(false);
    module.restart();
    expect(await result).toBe('down');
    await until('it is told anew', 5_000, () => module.commands.length > told);
    await up();
    expect(states.map(({ reason }) => reason)).toContain('the module restarted');
    expect(await transport.send(to, FRAME)).toBe('sent');
  });

  it('ends a sending whose cable is pulled, and sends again when it is back', async () => {
    const { module, transport, up } = await started();
    module.hold(true);
    const results = [transport.send(to, FRAME), transport.send(to, FRAME)];
    await until('the command', 5_000, () => module.commands.some((command) => module.sends.test(command)));
    await module.unplug();
    expect(await Promise.all(results)).toEqual(['down', 'down']);
    expect(await transport.send(to, FRAME)).toBe('down');
    module.hold(false);
    module.restart();
    await module.plugIn();
    await up();
    expect(await transport.send(to, FRAME)).toBe('sent');
  });

  it('stopped in the middle of a sending, sets no timer that would keep its process alive', async () => {
    const clock = createManualClock();
    const { module, transport } = await started(clock);
    module.hold(true);
    const result = transport.send(to, FRAME);
    const isSending = () => module.commands.some((command) => module.sends.test(command));
    await passing(clock, 20, 'the command', isSending);
    await transport.stop();
    expect(await result).toBe('down');
    expect(clock.pending()).toBe(0);
  });

  it('sends at once when the clock is set back, and does not wait for the old time to come again', async () => {
    const clock = createSetClock(Date.UTC(2027, 0, 1));
    const { module, transport, frames } = await started(clock);
    const sent = async (): Promise<string> => {
      let result = '';
      void transport.send(to, FRAME).then((done) => {
        result = done;
      });
      await passing(clock, 20, 'it is sent', () => result !== '');
      return result;
    };
    expect(await sent()).toBe('sent');
    module.print(module.lineOf(FRAME));
    await until('a frame', 5_000, () => frames.length === 1);
    clock.set(Date.UTC(2026, 0, 1));
    expect(await sent()).toBe('sent');
    module.print(module.lineOf(FRAME));
    await until('another', 5_000, () => frames.length === 2);
    expect(await sent()).toBe('sent');
  });
}
