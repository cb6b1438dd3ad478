import { configHash, RESULT, SETTING, SETTINGS, type SettingName, type Settings } from '@lidwatch/protocol';
import { describe, expect, it } from 'vitest';
import { createNodeBench, type NodeBench } from '../support/nodeBench.ts';

function installed(): NodeBench {
  const bench = createNodeBench({ hall: false });
  bench.install();
  return bench;
}

function settingsWith(change: Partial<Settings>): Settings {
  const names = Object.keys(SETTINGS) as SettingName[];
  return { ...(Object.fromEntries(names.map((name) => [name, SETTINGS[name].fallback])) as Settings), ...change };
}

function configure(bench: NodeBench, version: number, settings: readonly (readonly [number, number])[]) {
  bench.gateway.send({ type: 'config', configVersion: version, settings: new Map(settings) });
  bench.run(5000);
  return bench.gateway.of('report').at(-1)?.message;
}

describe('a configuration', () => {
  it('is applied, reported with its hash, and in force after a reset', () => {
    const bench = installed();
    const wanted = settingsWith({ tiltTrigger: 300, tiltClear: 200, heartbeat: 60 });
    const report = configure(bench, 7, [
      [SETTING.tiltTrigger, 300],
      [SETTING.tiltClear, 200],
      [SETTING.heartbeat, 60],
    ]);
    expect(report).toMatchObject({ configVersion: 7, result: RESULT.applied, heartbeat: 60 });
    expect(report?.configHash).toBe(configHash(wanted));
    expect(report?.badSetting).toBeUndefined();
    bench.reset();
    bench.run(10_000);
    expect(bench.gateway.of('hello')[0]?.message.configHash).toBe(configHash(wanted));
    bench.cover.turn(25, 2000);
    bench.run(20_000);
    expect(bench.gateway.of('alert')).toEqual([]);
    bench.cover.turn(40, 2000);
    bench.run(20_000);
    expect(bench.gateway.of('alert')).toHaveLength(1);
  });

  it.each([
    [
      'a value out of range',
      [
        [SETTING.heartbeat, 60],
        [SETTING.tiltTrigger, 9000],
      ],
      RESULT.outOfRange,
      SETTING.tiltTrigger,
    ],
    [
      'a setting that nobody knows',
      [
        [SETTING.heartbeat, 60],
        [99, 1],
      ],
      RESULT.unknownSetting,
      99,
    ],
    [
      'a clear level beyond its raise level',
      [
        [SETTING.heartbeat, 60],
        [SETTING.tiltClear, 400],
      ],
      RESULT.outOfRange,
      SETTING.tiltClear,
    ],
    [
      'a water level that clears above where it raises',
      [[SETTING.waterRaise, 100]],
      RESULT.outOfRange,
      SETTING.waterClear,
    ],
  ] as const)('with %s is refused whole', (_, settings, result, badSetting) => {
    const bench = installed();
    const report = configure(bench, 8, settings);
    expect(report).toMatchObject({ configVersion: 8, result, badSetting });
    expect(report?.configHash).toBe(configHash(settingsWith({})));
    expect(report?.heartbeat).toBe(SETTINGS.heartbeat.fallback);
  });

  it('that the flash refuses is not applied, and says so', () => {
    const bench = installed();
    bench.flash.broken = true;
    const report = configure(bench, 9, [[SETTING.heartbeat, 60]]);
    expect(report).toMatchObject({ result: RESULT.notStored, heartbeat: SETTINGS.heartbeat.fallback });
    expect(report?.configHash).toBe(configHash(settingsWith({})));
  });

  it('that the flash refuses is not in force after a reset either, and may come again', () => {
    const bench = installed();
    bench.flash.broken = true;
    configure(bench, 9, [[SETTING.heartbeat, 60]]);
    bench.flash.broken = false;
    bench.reset();
    bench.run(10_000);
    expect(bench.gateway.of('hello').at(-1)?.message.configHash).toBe(configHash(settingsWith({})));
    expect(configure(bench, 10, [[SETTING.heartbeat, 60]])).toMatchObject({ result: RESULT.applied, heartbeat: 60 });
  });

  it('refused keeps the one before it in force, with its hash, over a reset', () => {
    const bench = installed();
    const hash = configHash(settingsWith({ heartbeat: 60 }));
    configure(bench, 7, [[SETTING.heartbeat, 60]]);
    for (const settings of [[[SETTING.heartbeat, 0]], [[200, 1]], [[SETTING.waterRaise, 1]]] as const) {
      const report = configure(bench, 8, settings);
      expect(report?.result).not.toBe(RESULT.applied);
      expect(report).toMatchObject({ configVersion: 8, configHash: hash, heartbeat: 60 });
    }
    bench.reset();
    bench.run(10_000);
    expect(bench.gateway.of('hello').at(-1)?.message.configHash).toBe(hash);
    // a stretched heartbeat is told with the version in force, which is not the refused one
    bench.gateway.coverage = 1;
    bench.minutes(120);
    expect(bench.gateway.of('report').at(-1)?.message).toMatchObject({
      configVersion: 7,
      result: RESULT.applied,
      configHash: hash,
      heartbeat: 120,
    });
  });

  it('names the first setting that is wrong', () => {
    const bench = installed();
    const report = configure(bench, 8, [
      [SETTING.heartbeat, 60],
      [SETTING.impactLevel, 1],
      [SETTING.waterPeriod, 0],
      [77, 1],
    ]);
    // a map is sent in the order of its keys
    expect(report).toMatchObject({ result: RESULT.outOfRange, badSetting: SETTING.waterPeriod });
  });

  it('with every setting at its least, and at its most, is applied; one beyond either is not', () => {
    const names = Object.keys(SETTINGS) as SettingName[];
    for (const end of ['min', 'max'] as const) {
      const bench = installed();
      // a clear level may not stand above its raise level: both ends of both are the same
      const wanted = Object.fromEntries(names.map((name) => [name, SETTINGS[name][end]])) as Settings;
      for (const [i, part] of [names.slice(0, 5), names.slice(5)].entries()) {
        const settings = part.map((name) => [SETTING[name], wanted[name]] as const);
        expect(configure(bench, 20 + i, settings)).toMatchObject({
          result: RESULT.applied,
          heartbeat: wanted.heartbeat,
        });
      }
      expect(bench.gateway.of('report').at(-1)?.message.configHash).toBe(configHash(wanted));
      for (const name of names) {
        const beyond = wanted[name] + (end === 'min' ? -1 : 1);
        expect(configure(bench, 30, [[SETTING[name], beyond]])).toMatchObject({
          result: RESULT.outOfRange,
          badSetting: SETTING[name],
          configHash: configHash(wanted),
        });
      }
    }
  });

  it('is answered across a reset, refused or not', () => {
    for (const trigger of [300, 9000]) {
      const bench = installed();
      bench.gateway.loses = ({ message }) => message.type === 'report';
      configure(bench, 11, [[SETTING.tiltTrigger, trigger]]);
      bench.reset();
      bench.gateway.loses = () => false;
      bench.run(10_000);
      expect(bench.gateway.of('report').at(-1)?.message).toMatchObject({
        configVersion: 11,
        result: trigger === 300 ? RESULT.applied : RESULT.outOfRange,
      });
      expect(bench.node.pending()).toBe(0);
    }
  });

  it('moves the round that is already running', () => {
    const bench = createNodeBench();
    bench.install();
    configure(bench, 12, [[SETTING.waterPeriod, 3600]]);
    bench.minutes(1);
    configure(bench, 13, [[SETTING.waterPeriod, 10]]);
    bench.water = 1000;
    bench.run(40_000);
    expect(bench.gateway.of('alert')).toHaveLength(1);
  });

  it('moves the heartbeat that is already running', () => {
    const bench = installed();
    configure(bench, 10, [[SETTING.heartbeat, 10]]);
    bench.gateway.received.length = 0;
    bench.minutes(61);
    expect(bench.gateway.of('status')).toHaveLength(6);
  });

  it('leaves report and settings of one mind wherever its write is torn', () => {
    const whole = createNodeBench({ hall: false });
    whole.install();
    const first = whole.flash.writes + 1;
    for (let kept = 0; kept < 60; kept += 7) {
      const bench = installed();
      bench.flash.tearAt = first;
      bench.flash.kept = kept;
      bench.survive(() => {
        bench.gateway.send({ type: 'config', configVersion: 4, settings: new Map([[SETTING.heartbeat, 60]]) });
      });
      bench.run(20_000);
      expect(bench.gateway.of('report')).toEqual([]);
      expect(bench.gateway.of('hello').at(-1)?.message.configHash).toBe(configHash(settingsWith({})));
    }
  });
});
