import { expect, it } from 'vitest';
import { createFakeNode } from '../../support/fakeNode.ts';
import { startGateway } from '../../support/gatewayRig.ts';
import { createUdpPeer } from '../../support/udpPeer.ts';
import { until } from '../../support/until.ts';

it('counts frames, reports, events, parts and the outbox, for each gateway by itself', async () => {
  const node = createFakeNode(1);
  const rig = await startGateway({ covers: [{ cover: 'C-1', node: 1, key: node.key }] });
  const other = await startGateway();
  const peer = createUdpPeer(rig.info.links[0]?.address);
  const alert = node.alert();
  peer.send(alert, alert, createFakeNode(9).status(), Uint8Array.of(1), new Uint8Array(300));
  await until('all are counted', 5_000, async () => {
    const { text } = await rig.get('/metrics');
    return text.includes('outcome="too-short"') && text.includes('what="event"');
  });
  const { text, type } = await rig.get('/metrics');
  expect(type).toContain('text/plain');
  for (const line of [
    'lidwatch_frames_total{link="field",outcome="report"} 1',
    'lidwatch_frames_total{link="field",outcome="replayed"} 1',
    'lidwatch_frames_total{link="field",outcome="unknown-node"} 1',
    'lidwatch_frames_total{link="field",outcome="too-short"} 1',
    'lidwatch_link_frames_total{link="field",what="oversize"} 1',
    'lidwatch_link_frames_total{link="field",what="sent"} 1',
    'lidwatch_reports_total{type="alert"} 1',
    'lidwatch_transitions_total{rule="cover.tilted",kind="raised"} 1',
    'lidwatch_events_open{rule="cover.tilted"} 1',
    'lidwatch_part_up{part="link field"} 1',
  ]) {
    expect(text.split('\n')).toContain(line);
  }
  // what became of its incident is told, too
  expect(text).toMatch(/^lidwatch_sink_total\{sink="mqtt",what="event"\} [1-9]/m);
  expect(text).toMatch(/^lidwatch_commit_frames_count [1-9]/m);
  const idle = (await other.get('/metrics')).text.split('\n');
  // rules look at how they grow: the first count must not be their beginning
  for (const line of [
    'lidwatch_frames_total{link="field",outcome="report"} 0',
    'lidwatch_frames_total{link="field",outcome="failed"} 0',
    'lidwatch_link_frames_total{link="field",what="received"} 0',
    'lidwatch_sink_total{sink="mqtt",what="parked"} 0',
    'lidwatch_store_dropped_total{what="undelivered by number"} 0',
  ]) {
    expect(idle).toContain(line);
  }
});
