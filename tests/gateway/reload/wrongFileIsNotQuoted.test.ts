import { expect, it } from 'vitest';
import { checkConfig } from '../../../gateway/src/config/loadConfig.ts';
import { startGateway } from '../../support/gatewayRig.ts';

it('a secret in a wrong place of the file is not shown to whoever asks how the gateway stands', async () => {
  const rig = await startGateway();
  const wrong = checkConfig('/nowhere/gateway.yaml', 'name: a\napi: { port: "hunter2" }\n');
  expect(JSON.stringify(wrong)).toContain('hunter2');
  expect(await rig.gateway.reload(wrong)).toBe(false);
  const { text } = await rig.get('/readyz');
  expect(text).toContain('/nowhere/gateway.yaml:2:14: api > port');
  expect(text).not.toContain('hunter2');
});
