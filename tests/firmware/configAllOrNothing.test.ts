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
