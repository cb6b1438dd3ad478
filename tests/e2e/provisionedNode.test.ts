import { CAUSE, configHash } from '@lidwatch/protocol';
import { describe, expect, it } from 'vitest';
import { FIRMWARE } from '../../firmware/src/boards/version.ts';
import { wholeSettings } from '../../gateway/src/orders/settings.ts';
import { type FirstNode, NAME, startFirstNode } from '../support/firstNode.ts';
import { has } from '../support/programs.ts';
import { pause } from '../support/until.ts';

/** ms; five samples, a second apart, make an alert, and the node has had some seconds by then */
const MORE_THAN_A_LIFT_TAKES = 9_000;

const DEFAULTS = configHash(wholeSettings({}));
const WANTED = configHash(wholeSettings({ heartbeat: 1, tiltTrigger: 200, waterPeriod: 30 }));

/** Has the newest order of that kind been answered? */
const isDone = (kind: string) => (answer: { orders: { order: string; state: string }[] }) =>
  answer.orders.find(({ order }) => order === kind)?.state === 'done';

/** Orders something, and starts the node anew: it listens behind its own frames only, and a start makes it speak. */
async function order(bench: FirstNode, kind: string, ...words: readonly string[]): Promise<void> {
  await bench.cover(...words);
  await bench.toldAfterReset(`the node has answered: ${kind}`, '/orders', isDone(kind));
}

async function joins(bench: FirstNode): Promise<void> {
  expect(await bench.ask()).toMatchObject({ name: NAME, condition: 'unknown', heard: null });
  // the magnet stays for 5 s: the node is armed
  bench.type('hall closed');
  const { said, node } = await bench.told('the node says hello', '', (cover) => cover.said?.firmware !== undefined);
  expect(said).toMatchObject({ firmware: FIRMWARE, board: 'sim', configHash: DEFAULTS, boots: 1 });
  await bench.told('it knows its zero', '', ({ readings }) => readings.flags === 0 && readings.tilt === 0);
  const shown = await bench.cover('show');
  expect(shown).toContain(NAME);
  expect(shown).toContain(node.toString(16).padStart(8, '0'));
}

async function isConfigured(bench: FirstNode): Promise<void> {
  await bench.cover('config', 'heartbeat=1min', 'tilt-trigger=20deg', 'water-period=30s');
  const config = await bench.toldAfterReset('the settings are applied', '/config', ({ state }) => state === 'applied');
  expect(config).toMatchObject({ hashMatches: true, desired: { hash: WANTED }, reported: { hash: WANTED } });
  expect(config.settings.tiltTrigger).toMatchObject({ wanted: '20deg', inForce: '20deg' });
  expect((await bench.ask()).said).toMatchObject({ configHash: WANTED, heartbeat: 1 });
}

async function isWorkedOn(bench: FirstNode): Promise<void> {
  await order(bench, 'begin', 'maintenance', '--begin', '10min');
  await bench.told('maintenance is shown', '', ({ maintenance }) => maintenance);
  bench.type('move 866 0 500');
  bench.type('hall open');
  await order(bench, 'log', 'log', '--request');
  await pause(MORE_THAN_A_LIFT_TAKES);
  expect(await bench.ask()).toMatchObject({ condition: 'normal', maintenance: true, recentEvents: [] });
  bench.type('move 0 0 1000');
  bench.type('hall closed');
  await order(bench, 'end', 'maintenance', '--end');
  await bench.told('the end of maintenance is shown', '', ({ maintenance }) => !maintenance);
  expect(await bench.cover('maintenance')).toContain('no maintenance');
}

async function isOpened(bench: FirstNode): Promise<void> {
  // the alert is what it speaks with this time
  await bench.cover('reboot');
  bench.type('hall open');
  const { recentEvents } = await bench.told('the lift is an event', '', ({ condition }) => condition === 'open');
  expect(recentEvents).toMatchObject([{ rule: 'cover.opened', clearedAt: null }]);
  await bench.told('the node has started anew', '/orders', isDone('reboot'));
  const { said } = await bench.told('it says why', '', (cover) => cover.said.cause === CAUSE.software);
  expect(said.configHash).toBe(WANTED);
}

describe.skipIf(!has('socat'))('a node that was provisioned, built and run as a person would', () => {
  it('joins, is configured, worked on, opened and started anew over two pseudo-terminals', async () => {
    const bench = await startFirstNode();
    await joins(bench);
    await isConfigured(bench);
    await isWorkedOn(bench);
    await isOpened(bench);
    expect(await bench.end()).toEqual({ codes: [0, 0, 0], left: [] });
    expect(bench.printed().toLowerCase()).not.toContain(bench.key);
  }, 300_000);
});
