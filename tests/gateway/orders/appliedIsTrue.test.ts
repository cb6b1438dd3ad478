import { configHash, RESULT, SETTING } from '@lidwatch/protocol';
import type { Config, ConfigReport, Hello } from '@lidwatch/protocol/gateway';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type Configured,
  configState,
  type Desired,
  hearConfig,
  nextConfig,
  UNKNOWN,
} from '../../../gateway/src/orders/configuration.ts';
import { clashes, SETTING_NAMES, type SomeSettings, wholeSettings } from '../../../gateway/src/orders/settings.ts';

const HOUR = 3_600_000;
const values = [40, 100, 150, 200];

/** Any values at all that a node takes together, and few, so that what was wanted before is wanted again. */
const settings = fc.oneof(
  fc.constantFrom<SomeSettings>(
    {},
    {},
    {},
    { heartbeat: 60 },
    { tiltTrigger: 90, tiltClear: 80 },
    { tiltTrigger: 200 },
  ),
  fc
    .record(Object.fromEntries(SETTING_NAMES.map((name) => [name, fc.constantFrom(...values)])), { requiredKeys: [] })
    .filter((some: SomeSettings) => clashes(wholeSettings(some)).length === 0),
);

const step = fc.oneof(
  { weight: 6, arbitrary: fc.constant({ kind: 'send' as const }) },
  { weight: 4, arbitrary: fc.constant({ kind: 'deliver' as const }) },
  { weight: 5, arbitrary: fc.constant({ kind: 'answer' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'lose the downlink' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'drop an answer' as const }) },
  { weight: 2, arbitrary: settings.map((some) => ({ kind: 'set' as const, some })) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('lose flash' as const), isToldOf: fc.boolean(), left: settings }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
);

type Step = (typeof step extends fc.Arbitrary<infer T> ? T : never) | { readonly kind: 'settle' };

/** Gateway and node as two machines with messages between them, each of which may be late or lost. */
function createWorld() {
  let desired: Desired | undefined;
  let configured: Configured = UNKNOWN;
  let inForce = wholeSettings({});
  let air: Config | undefined;
  let answers: (() => ConfigReport | Hello)[] = [];
  let untold = false;
  let now = 0;
  const versions: number[] = [];

  const hash = () => configHash(inForce);
  const hear = (message: ConfigReport | Hello): void => {
    untold = false;
    configured = hearConfig(desired, configured, message, now);
  };

  return {
    act(one: Step): void {
      now += 3_000;
      if (one.kind === 'send') {
        const next = nextConfig(desired, configured, now);
        if (!next) return;
        air = next.message;
        configured = next.configured;
        versions.push(air.configVersion);
      } else if (one.kind === 'deliver' && air) {
        const { configVersion, settings: sent } = air;
        air = undefined;
        const changed = SETTING_NAMES.flatMap((name) => {
          const value = sent.get(SETTING[name]);
          return value === undefined ? [] : [[name, value] as const];
        });
        inForce = { ...inForce, ...Object.fromEntries(changed) };
        // a node would refuse it
        expect(clashes(inForce)).toEqual([]);
        answers.push(() => ({ type: 'report', seq: 0, configVersion, result: RESULT.applied, configHash: hash() }));
      } else if (one.kind === 'answer') {
        const message = answers.shift();
        if (message) hear(message());
      } else if (one.kind === 'lose the downlink') air = undefined;
      else if (one.kind === 'drop an answer') answers.shift();
      else if (one.kind === 'set') {
        desired = { settings: one.some, revision: (desired?.revision ?? 0) + 1, at: now };
      } else if (one.kind === 'lose flash') {
        inForce = wholeSettings(one.left);
        answers = [];
        untold = true;
        if (one.isToldOf) answers.push(() => ({ type: 'hello', seq: 0, firmware: 1, cause: 1, configHash: hash() }));
      } else if (one.kind === 'restart') configured = JSON.parse(JSON.stringify(configured)) as Configured;
      else if (one.kind === 'settle') now += 25 * HOUR;
    },
    check(): void {
      if (configState(desired, configured) === 'applied' && !untold && air === undefined) {
        const wanted = wholeSettings(desired?.settings ?? {});
        // 16 bits are alike by chance once in a while, and then nobody can tell
        if (hash() !== configHash(wanted)) expect(inForce).toEqual(wanted);
      }
    },
    end(): void {
      answers.push(() => ({ type: 'hello', seq: 0, firmware: 1, cause: 1, configHash: hash() }));
      while (answers.length > 0) this.act({ kind: 'answer' });
      for (let i = 0; i < 4; i += 1) {
        for (const kind of ['settle', 'send', 'deliver', 'answer'] as const) this.act({ kind });
      }
      expect(configState(desired, configured)).toBe(desired ? 'applied' : 'unset');
      this.check();
      const content = versions.filter((version, i) => version !== versions[i - 1]);
      expect(content).toEqual([...new Set(content)].sort((a, b) => a - b));
    },
  };
}

const HELLO = [{ kind: 'lose flash', isToldOf: true, left: {} }, { kind: 'answer' }] as const satisfies readonly Step[];

it('holds whatever is lost or late, and everything is applied in the end', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.array(step, { maxLength: 40 }), (hasSaidHello, steps) => {
      const world = createWorld();
      if (hasSaidHello) for (const one of HELLO) world.act(one);
      for (const one of steps) {
        world.act(one);
        world.check();
      }
      world.end();
    }),
    { numRuns: 10_000 },
  );
});
