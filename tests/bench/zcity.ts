import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { costOf } from './cost.ts';
import { createDistrict } from './district.ts';
import { createHeart } from './heart.ts';
const N = Number(process.argv[2] ?? 200000);
const d = createDistrict(N), f = createDistrict(1000);
const h = createHeart(mkdtempSync(join(tmpdir(), 'z-'))), g = createHeart(mkdtempSync(join(tmpdir(), 'z-')));
for (let i = 0; i < N; i += 20000) h.store.covers.import(d.covers(i, i + 20000), Date.now());
g.store.covers.import(f.covers(), Date.now());
h.store.registry.refresh();
for (let turn = 0; turn < 3; turn++) {
  const big: number[] = [], small: number[] = [];
  for (let i = 0; i < N; i += 10000) {
    const a = d.statuses(10000), b = f.statuses(10000);
    big.push((await costOf(() => h.take(a))).cpuUs / 10000);
    small.push((await costOf(() => g.take(b))).cpuUs / 10000);
  }
  const m = (x: number[]) => x.sort((p, q) => p - q)[x.length >> 1]!;
  console.log(turn, m(big).toFixed(1), m(small).toFixed(1), (m(big) / m(small)).toFixed(2));
}
h.close(); g.close();
