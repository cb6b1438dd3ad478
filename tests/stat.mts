import fc from 'fast-check';
import { createFakeGround, createIncidentWorld } from './support/incidentWorld.ts';
import { history, play } from './support/incidentHistory.ts';
import { auditIncidents } from './support/incidentAudit.ts';
const c: Record<string, number> = {}; let faults = 0; const kinds = new Set<string>();
const t = performance.now(); let tp=0;
for (const ops of fc.sample(history(Number(process.argv[3]??24)), { numRuns: Number(process.argv[2]), seed: 5 })) {
  const w = createIncidentWorld(createFakeGround());
  const t1=performance.now(); const l = play(w, ops); tp+=performance.now()-t1;
  for (const f of auditIncidents(w, l)) { faults++; kinds.add(f.replace(/\d+|[0-9a-f]{20}/g,'N').slice(0,60)); }
  w.close();
  for (const { fact } of w.entries()) { const k = fact.kind + ('result' in fact ? ' '+fact.result : fact.kind==='verified'?' '+fact.proof.by + (fact.proof.tilt===undefined?' events':''):''); c[k] = (c[k] ?? 0) + 1; }
}
console.log(performance.now()-t, 'play', tp, faults, [...kinds], c);
