import { describe, expect, it } from 'vitest';
import { startGateway, testApi } from '../../support/gatewayRig.ts';
import { freeTcpPort } from '../../support/ports.ts';
import { has } from '../../support/programs.ts';
import { startInPty } from '../../support/ptyProgram.ts';

const nobody = async () => `http://127.0.0.1:${await freeTcpPort()}`;
const RESTORED = { modesAreBack: true, screenIsBack: true };

describe.skipIf(!has('socat'))('the terminal is left as it was', () => {
  it.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
  ] as const)('by %s', async (signal, code) => {
    const top = startInPty(['top', '--url', await nobody()]);
    await top.shows('NO CONNECTION');
    top.signal(signal);
    expect(await top.ended()).toEqual({ code, ...RESTORED });
  });

  it('by a fault of the program, which is then told', async () => {
    const crash = 'data:text/javascript,setTimeout(()=>{throw new Error("a fault")},3000)';
    const top = startInPty(['top', '--url', await nobody()], { nodeArgs: ['--import', crash] });
    await top.shows('NO CONNECTION');
    expect(await top.ended()).toEqual({ code: 1, ...RESTORED });
    expect(top.screen().join('\n')).toContain('Error: a fault');
  });

  it('by a gateway that refuses, and says why', async () => {
    const { info } = await startGateway({ api: testApi({ tokens: 'required' }) });
    const top = startInPty(['top', '--url', info.api ?? '']);
    expect(await top.ended()).toEqual({ code: 1, ...RESTORED });
    expect(top.screen().join('\n')).toMatch(/refuses: no token was shown[\s\S]*lidwatch token create/);
  });
});
