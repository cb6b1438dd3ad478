import { expect, it } from 'vitest';
import { startGateway } from '../../support/gatewayRig.ts';

it.each([
  ['that is no JSON', '{bad'],
  ['larger than any request', JSON.stringify('x'.repeat(2_000_000))],
])('answers 405 to a POST with a body %s, and has nothing to log', async (_, body) => {
  const rig = await startGateway();
  const { status, body: problem } = await rig.ask('POST', '/api/events', { body });
  expect(status).toBe(405);
  expect(problem).toMatchObject({ type: 'urn:lidwatch:problem:method-not-allowed' });
  expect(rig.log.lines.filter(({ level }) => Number(level) >= 50)).toEqual([]);
});
