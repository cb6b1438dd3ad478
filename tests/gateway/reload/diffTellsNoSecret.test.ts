import fc from 'fast-check';
import { expect, it } from 'vitest';
import { applicable, configDiff } from '../../../gateway/src/config/configDiff.ts';
import { lidwatch, lidwatchJson } from '../../support/cli.ts';
import { testConfig } from '../../support/gatewayRig.ts';
import { createScratch } from '../../support/scratch.ts';

const BEFORE = `name: a
data: ./old
mqtt: { url: "mqtt://broker", username: lid, passwordFile: ./old.password }
links:
  - { name: field, kind: udp, port: 1700 }
`;
const AFTER = BEFORE.replace('old.password', 'new.password')
  .replace('name: field', 'name: roof')
  .replace('./old\n', './new\n');

it('names what differs and when it counts, and shows no value', async () => {
  const { write } = createScratch();
  for (const age of ['old', 'new']) write(`${age}.password`, `${age}-secret\n`);
  const [before, after] = [write('before.yaml', BEFORE), write('after.yaml', AFTER)];
  const { code, out, err } = await lidwatch('config', 'diff', before, after);
  expect({ code, out, err }).toEqual({
    code: 0,
    out: 'data changed: counts from the next start on\nmqtt changed\nlink field removed\nlink roof added\n',
    err: '',
  });
  expect((await lidwatch('config', 'diff', before, before)).out).toBe('nothing differs\n');
  expect(JSON.stringify(await lidwatchJson('config', 'diff', before, after))).not.toContain('-secret');
});

it('tells where a file is wrong', async () => {
  const { write } = createScratch();
  write('old.password', 'old-secret\n');
  const { code, err } = await lidwatch('config', 'diff', write('a.yaml', BEFORE), write('b.yaml', 'links: 7\n'));
  expect(code).toBe(2);
  expect(err).toContain('b.yaml:1');
});

it('what is applied differs from the file in nothing but what waits for a start', () => {
  const links = fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }).chain((names) =>
    fc.tuple(
      ...names.map((name) =>
        fc.record({
          kind: fc.constant('udp' as const),
          name: fc.constant(name),
          host: fc.constant('::'),
          port: fc.nat(3),
        }),
      ),
    ),
  );
  const configs = fc
    .record({
      links,
      name: fc.constantFrom('x', 'y'),
      heartbeatMs: fc.constantFrom(1, 2),
      data: fc.constantFrom('one', 'other'),
    })
    .map((more) => testConfig(more));
  fc.assert(
    fc.property(configs, configs, (before, after) => {
      const now = applicable(before, after);
      expect(configDiff(now, after).every(({ needsRestart }) => needsRestart)).toBe(true);
      expect(configDiff(before, now)).toEqual(configDiff(before, after).filter(({ needsRestart }) => !needsRestart));
    }),
  );
});
