import fc from 'fast-check';
import { mkdtempSync } from 'node:fs';
import { createRealGround, createIncidentWorld } from './support/incidentWorld.ts';
import { history, play } from './support/incidentHistory.ts';
import { auditIncidents } from './support/incidentAudit.ts';
import { createManualClock } from './support/manualClock.ts';
for (const ops of fc.sample(history(60), { numRuns: Number(process.argv[2]), seed: 5 })) {
  const c0 = process.cpuUsage(), t=performance.now();
  const clock = createManualClock();
  const w = createIncidentWorld(createRealGround(mkdtempSync('/tmp/r'), clock.now()), clock);
  const l = play(w, ops);
  const f = auditIncidents(w, l);
  const c = process.cpuUsage(c0);
  console.log(ops.length, w.entries().length, 'cpu ms', ((c.user+c.system)/1000).toFixed(0), 'wall', (performance.now()-t).toFixed(0), f, ops.filter(o=>o.op==='restart').length);
  w.close();
}
