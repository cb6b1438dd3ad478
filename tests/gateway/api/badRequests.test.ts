import { expect, it } from 'vitest';
import { startGateway } from '../../support/gatewayRig.ts';

const PROBLEM = 'application/problem+json';

it('answers every wrong query with a problem that names the parameter', async () => {
  const rig = await startGateway();
  for (const [query, name] of [
    ['events?limit=0', 'limit'],
    ['events?limit=many', 'limit'],
    ['events?open=maybe', 'open'],
    ['events?rule=cover.flying', 'rule'],
    ['events?cursor=x', 'cursor'],
    ['events?from=yesterday', 'from'],
    ['covers?limit=1001', 'limit'],
    ['covers?colour=red', 'query'],
    ['covers?limit=1&limit=2', 'limit'],
  ]) {
    const { status, type, body } = await rig.get(`/api/${query}`);
    expect([query, status, type]).toEqual([query, 400, PROBLEM]);
    expect(body).toMatchObject({ type: 'urn:lidwatch:problem:invalid-query', errors: [{ name }] });
  }
});

it('answers what is not there with a problem, however it is asked for', async () => {
  const rig = await startGateway();
  for (const path of [
    '/',
    '/api',
    '/api/covers/nobody',
    '/api/covers/%zz',
    `/api/covers/${'x'.repeat(500)}`,
    '/api/covers/..%2f..',
  ]) {
    const { status, type } = await rig.get(path);
    expect([path, status, type]).toEqual([path, expect.toSatisfy((code) => code === 404 || code === 414), PROBLEM]);
  }
});

it('changes nothing for anybody', async () => {
  const rig = await startGateway();
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
    const response = await fetch(`${rig.info.api}/api/events`, { method });
    expect(response.status).toBe(405);
    expect(await response.json()).toMatchObject({ type: 'urn:lidwatch:problem:method-not-allowed' });
  }
});
