import { expect, it } from 'vitest';
import { startGateway, testApi } from '../../support/gatewayRig.ts';

it('whatever is configured, a gateway has the same OpenAPI document', async () => {
  const plain = await startGateway();
  const other = await startGateway({
    api: testApi({ perMinute: 600 }),
    links: [],
    console: { title: 'Riverside' },
  });
  const { text } = await plain.get('/api/openapi.json');
  expect(JSON.parse(text)).toMatchObject({ openapi: '3.1.0', paths: { '/api/covers': {} } });
  expect((await other.get('/api/openapi.json')).text).toBe(text);
});
