import { describe, expect, it } from 'vitest';
import { boardNames } from '../../firmware/build/boards.ts';
import { annotate } from '../../firmware/conformance/annotate.ts';
import { KEY_HEX } from '../../firmware/conformance/record.ts';
import type { Rig } from '../../firmware/conformance/rigs/rig.ts';
import { findRigs } from '../../firmware/conformance/rigs.ts';
import { playScenario } from '../../firmware/conformance/scenario.ts';

const rigs = await findRigs({ board: [], modem: [] });

function play(rig: Rig): string[] {
  const printed: string[] = [];
  playScenario(rig, (line) => printed.push(line));
  return printed;
}

function scenesOf(lines: readonly string[]): Map<string, string[]> {
  const scenes = new Map<string, string[]>();
  let scene: string[] = [];
  for (const line of annotate(lines, KEY_HEX)) {
    if (/^ +\d/.test(line)) {
      scene.push(line.replace(/^ +[\d.]+ s +/, '').replace(/ +\d+ bytes +/, ' '));
    } else {
      scene = [];
      scenes.set(line.split(' ')[0] === 'end' ? 'end' : line, scene);
    }
  }
  return scenes;
}

it('is played with every board', () => {
  expect([...new Set(rigs.map(({ rig }) => rig.board))]).toEqual(boardNames());
});

describe.each(rigs.map(({ rig }) => ({ name: `${rig.board} x ${rig.modem}`, rig })))(
  'the scenario with $name',
  ({ rig }) => {
    const lines = play(rig);
    const scenes = scenesOf(lines);
    const scene = (name: string) => scenes.get(name) ?? [];
    /** but for how the coverage changes the heartbeat */
    const told = (name: string) => scene(name).filter((line) => !/^(?:down|up +report)/.test(line));

    it('boots by the magnet, says hello, and learns its zero', () => {
      const [hello, ack] = scene('install');
      expect(hello).toMatch(new RegExp(`^up +hello .*board ${rig.board}`));
      expect(ack).toMatch(/^down +ack /);
      expect(scene('install').join('\n')).toMatch(/up +status .*flags 0$/m);
    });

    it('applies a configuration and reports it', () => {
      const frames = scene('configure').join('\n');
      expect(frames).toMatch(/down +config +configVersion 7/);
      expect(frames).toMatch(/up +report .*configVersion 7, result applied/);
    });

    it('counts traffic, and sends nothing but a status for it', () => {
      // the heartbeat of a node that is hard to reach is longer than the scene
      const frames = told('traffic');
      for (const line of frames) expect(line).toMatch(/^up +status .*vibration \d\d.*impacts [1-9]\d*, wakes [1-9]/);
      if (rig.modem === 'rylr998') expect(frames).toHaveLength(1);
    });

    it('repeats the alert of a lift until its own acknowledgement arrives, not a replayed one', () => {
      const up = scene('lift').filter((line) => /^up +alert/.test(line));
      expect(up).toHaveLength(3);
      // the series ended on the move: what came of it follows
      expect(scene('lift').findLast((line) => line.startsWith('up'))).toMatch(/^up +status /);
      const seqs = up.map((line) => /^up +alert +seq (\d+),.*trigger (?:hall|lift)$/.exec(line)?.[1]);
      expect(new Set(seqs).size).toBe(1);
      const acked = scene('lift').filter((line) => line.startsWith('down'));
      // a LoRaWAN network lets no recorded downlink through
      const replays = rig.bare ? [] : [false, false];
      expect(acked.map((line) => line.includes(`[${seqs[0]}]`))).toEqual([...replays, true]);
    });

    it('tells of the recovery', () => {
      expect(scene('put back')[0]).toMatch(/^up +alert .*trigger recovered$/);
    });

    it('sends the alert of the water again after the power was cut, with the same seq', () => {
      const alerts = scene('flood').filter((line) => line.includes('trigger water'));
      expect(alerts).toHaveLength(2);
      const seqs = alerts.map((line) => /seq (\d+)/.exec(line)?.[1]);
      expect(seqs[0]).toBe(seqs[1]);
      expect(alerts[1]).toContain('ageFloor');
      expect(scene('flood').filter((line) => /^up +hello/.test(line))).toHaveLength(1);
      expect(scene('flood').at(-2)).toMatch(/trigger recovered$/);
    });

    it('configures a module that restarted before the next status', () => {
      const frames = told('module restart');
      for (const line of frames) expect(line).toMatch(/^up +status /);
      if (frames.length > 0) expect(frames.at(-1)).toContain(`temperature ${rig.board === 'sim' ? 200 : 310}`);
      if (rig.modem === 'rylr998') expect(frames).toHaveLength(1);
    });

    it('ends armed, with nothing abnormal and nothing pending, and every frame opened', () => {
      expect(lines.at(-1)).toMatch(/^end \d+ .* refused 0 .* mode 1 flags 0 pending 0$/);
    });

    it('sends no frame twice with the same counter, and none longer than its link carries', () => {
      const frames = lines.filter((line) => line.includes(' up ')).map((line) => line.split(' ')[2] ?? '');
      // bare frames have their counter from the link
      if (!rig.bare) expect(new Set(frames).size).toBe(frames.length);
      const most = ['udp', 'bc95', 'bg96'].includes(rig.modem) ? 240 : 51;
      for (const frame of frames) expect(frame.length / 2).toBeLessThanOrEqual(most);
    });

    it('is the same each time it is played', () => {
      expect(play(rig)).toEqual(lines);
    });
  },
);
