import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { kept } from '../../firmware/build/chain/keep.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';

function counted() {
  let done = 0;
  return {
    work: () => {
      done += 1;
      return Promise.resolve({ code: 'var a = 1;', map: { mappings: 'AAAA' } });
    },
    done: () => done,
  };
}

it('the same input is worked on once, another one anew, and both give what the work gives', async () => {
  const folder = join(temporaryFolder(), 'kept');
  const { work, done } = counted();
  const first = await kept(['a', ['print']], work, folder);
  expect(await kept(['a', ['print']], work, folder)).toEqual(first);
  expect(done()).toBe(1);
  expect(await kept(['a', ['print', 'save']], work, folder)).toEqual(first);
  expect(done()).toBe(2);
});

it('what is kept and damaged is made anew, and a folder that cannot be is done without', async () => {
  const folder = temporaryFolder();
  const { work, done } = counted();
  await kept('a', work, folder);
  const [file = ''] = readdirSync(folder);
  writeFileSync(join(folder, file), '{"code": "var');
  expect(await kept('a', work, folder)).toEqual(await work());
  expect(done()).toBe(3);
  const noFolder = join(folder, file, 'below a file');
  expect(await kept('b', work, noFolder)).toEqual(await kept('b', work, noFolder));
  expect(done()).toBe(5);
});

it('keeps so many, and lets the oldest go', async () => {
  const folder = temporaryFolder();
  const { work } = counted();
  for (let i = 0; i < 70; i += 1) await kept(i, work, folder);
  expect(readdirSync(folder).length).toBeLessThanOrEqual(60);
});
