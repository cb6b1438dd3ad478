import { expect, it } from 'vitest';
import { sayRaw } from '../../support/rawHttp.ts';
import { startResidents } from '../../support/residentRig.ts';

/** What a client may write there; no name can be made of them. */
const HOSTS = ['[', 'a b', 'x:99999', '', '%zz', 'a/b', 'covers.example"><script>'];

it('where a client calls the gateway by no name, the discovery of Open311 says so, and nothing is our fault', async () => {
  // without an address of its own it goes by the one that was asked for
  const rig = await startResidents({ url: undefined });
  const say = (first: string, host: readonly string[]) =>
    sayRaw(rig.info.api, `${[first, ...host, 'Connection: close'].join('\r\n')}\r\n\r\n`);
  for (const format of ['json', 'xml']) {
    const path = `/open311/v2/discovery.${format}`;
    for (const host of HOSTS) {
      const answer = await say(`GET ${path} HTTP/1.1`, [`Host: ${host}`]);
      expect([path, host, answer.split('\r\n')[0]]).toEqual([path, host, 'HTTP/1.1 400 Bad Request']);
      expect(answer).not.toContain('<script>');
    }
    expect(await say(`GET ${path} HTTP/1.0`, [])).toMatch(/^HTTP\/1\.1 400 /);
  }
  const named = await say('GET /open311/v2/discovery.json HTTP/1.1', ['Host: covers.example:8080']);
  expect(named).toContain('"http://covers.example:8080/open311/v2"');
  expect(rig.log.lines.filter(({ level }) => Number(level) >= 40)).toEqual([]);
});
