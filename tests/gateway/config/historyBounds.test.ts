import { expect, it } from 'vitest';
import { checkConfig } from '../../../gateway/src/config/loadConfig.ts';
import { DEFAULT_LIMITS } from '../../../gateway/src/store/prune.ts';

const DAY = 86_400_000;

function load(history: string) {
  return checkConfig(
    '/nowhere/gateway.yaml',
    `name: a\nlinks: [{ name: f, kind: udp, port: 0 }]\nhistory: ${history}\n`,
  );
}

function bounds(history: string) {
  const loaded = load(history);
  return loaded.ok ? loaded.config.history : loaded.problems.map(({ line, path, message }) => [line, path, message]);
}

it('are those of the store where the file says nothing', () => {
  const { readingsAge, minuteAge, hourAge, dayAge, size } = DEFAULT_LIMITS;
  expect(bounds('{}')).toEqual({ readingsAge, minuteAge, hourAge, dayAge, size });
});

it('follow the file, and what is coarser is kept for at least as long as what is finer', () => {
  expect(bounds('{ raw: 30d, minute: 30d, size: 512MiB }')).toMatchObject({
    ...{ readingsAge: 30 * DAY, minuteAge: 30 * DAY, hourAge: 1095 * DAY, size: 512 * 1024 ** 2 },
  });
  expect(bounds('{ raw: 4000d }')).toMatchObject({ minuteAge: 4000 * DAY, hourAge: 4000 * DAY, dayAge: 4000 * DAY });
});

it('that contradict each other are told with their place', () => {
  expect(bounds('{ raw: 90d, minute: 7d }')).toEqual([[3, 'history > minute', 'minute 7d is shorter than raw 90d']]);
  expect(bounds('{ size: 4GB }')).toEqual([
    [3, 'history > size', '"4GB": a size (B, KiB, MiB, GiB, TiB) is needed; that is 3906250KiB'],
  ]);
  expect(bounds('{ size: 1MiB }')).toEqual([[3, 'history > size', '"1MiB" is out of range: 64MiB to 64TiB']]);
});
