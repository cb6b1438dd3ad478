import { join } from 'node:path';
import { mkdtempSync } from 'node:fs';
import { costOf } from './cost.ts';
import { createDistrict } from './district.ts';
import { createHeart } from './heart.ts';
const folder = mkdtempSync('/tmp/prof/h');
const d = createDistrict(1000);
const heart = createHeart(join(folder, 's'));
heart.store.covers.import(d.covers(), Date.now());
const N = Number(process.argv[2] ?? 10000), R = Number(process.argv[3] ?? 20);
for (let i = 0; i < R; i++) {
  const frames = d.statuses(N);
  (globalThis as any).gc?.();
  const w0 = heart.written();
  const c = await costOf(() => heart.take(frames));
  const w = heart.written();
  console.log(i, (c.cpuUs / N).toFixed(1), (c.wallUs / N).toFixed(1), w.commits - w0.commits, ((w.rows - w0.rows) / N).toFixed(2));
}
heart.close();
