import fc from 'fast-check';
import { createFakeGround, createIncidentWorld } from './support/incidentWorld.ts';
import { history, play } from './support/incidentHistory.ts';
import { auditIncidents } from './support/incidentAudit.ts';
const n = Number(process.argv[2] ?? 50); const seed = Number(process.argv[3] ?? 1);
const samples = fc.sample(history(24), { numRuns: n, seed });
let slow = 0;
for (const ops of samples) {
  const t = performance.now();
  const w = createIncidentWorld(createFakeGround());
  const l = play(w, ops);
  const t1 = performance.now();
  const f = auditIncidents(w, l);
  w.close();
  if (t1 - t > 3000) { console.log('slow', (t1-t).toFixed(0), w.entries().length, JSON.stringify(ops)); slow++; }
  if (f.length) { console.log(f, JSON.stringify(ops)); break; }
}
console.log("done", process.cpuUsage().user/1e6);
