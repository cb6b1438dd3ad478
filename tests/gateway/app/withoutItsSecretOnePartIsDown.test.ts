import { describe, expect, it, onTestFinished } from 'vitest';
import { createGateway } from '../../../gateway/src/app.ts';
import { type LoadedConfig, loadConfig } from '../../../gateway/src/config/loadConfig.ts';
import { lidwatch, lidwatchJson } from '../../support/cli.ts';
import { startLinkBroker } from '../../support/linkBroker.ts';
import { has } from '../../support/programs.ts';
import { createScratch } from '../../support/scratch.ts';
import { createTestLog } from '../../support/testLog.ts';
import { until } from '../../support/until.ts';

/** A gateway whose link behind a broker wants a password from a file. */
async function scene(): Promise<{ text: string; write: ReturnType<typeof createScratch>['write']; file: string }> {
  const { url } = await startLinkBroker();
  const { write, path } = createScratch();
  const text = `name: test
api: { port: 0 }
broker: { port: 0 }
links:
  - { name: field, kind: udp, port: 0 }
  - { name: topics, kind: mqtt, url: "${url}", username: lid, passwordFile: ./topics.password }
webhooks:
  - { name: room, url: "http://127.0.0.1:9/", tokenFile: ./room.token }
`;
  write('gateway.yaml', text);
  return { text, write, file: path('gateway.yaml') };
}

function load(file: string): LoadedConfig {
  const loaded = loadConfig(file);
  if (!loaded.ok) throw new Error(JSON.stringify(loaded.problems));
  return loaded;
}

async function start(file: string) {
  const log = createTestLog();
  const gateway = createGateway({ config: load(file).config, log: log.log, random: () => 0 });
  onTestFinished(() => gateway.stop());
  await gateway.start();
  return { gateway, log };
}

describe.skipIf(!has('mosquitto'))('a secret that cannot be read', () => {
  it('is one part that is down and looks again; the others do their work', async () => {
    const { file, write } = await scene();
    const { gateway } = await start(file);
    expect(gateway.summary()).toMatch(
      /^link topics down: .*topics\.password does not exist: write the password into it/,
    );
    expect(gateway.summary()).toMatch(/; webhook room down: .*room\.token does not exist/);
    expect(gateway.summary().split('; ')).toHaveLength(2);
    write('topics.password', 'open sesame\n');
    await until('the link is up', 10_000, () => !gateway.summary().includes('link topics'));
    write('room.token', 'token\n');
    await until('the webhook is up', 20_000, () => gateway.summary() === 'every part is up');
  });

  it('is told by config check, where it is named and what is down for it, and lets a gateway start', async () => {
    const { file } = await scene();
    const { code, out } = await lidwatch('config', 'check', file);
    expect(code).toBe(0);
    expect(out).toMatch(/gateway\.yaml:6:\d+: warning: links > #2 > passwordFile: .*: link topics is down without it/);
    const { problems } = await lidwatchJson<{ problems: { part: string }[] }>('config', 'check', file);
    expect(problems.map(({ part }) => part)).toEqual(['link topics', 'webhook room']);
  });

  it('keeps a part that runs from being changed, and no other change from being taken', async () => {
    const { file, write, text } = await scene();
    write('topics.password', 'open sesame\n');
    const { gateway, log } = await start(file);
    // the webhook has not had its token from the start on: that is no news
    write('gateway.yaml', text.replace('name: field', 'name: roof'));
    await gateway.reload(load(file));
    expect(gateway.summary()).toMatch(/^webhook room down: [^;]*$/);
    write('gateway.yaml', text.replace('topics.password', 'other.password'));
    await gateway.reload(load(file));
    expect(gateway.summary()).toMatch(
      /config degraded: \S+gateway\.yaml:\d+:\d+: [^;]*passwordFile.*from before goes on/s,
    );
    expect(gateway.summary()).not.toContain('link topics down');
    expect(log.lines.at(-1)).toMatchObject({ code: 'part-degraded', part: 'config' });
    write('other.password', 'open sesame\n');
    await gateway.reload(load(file));
    expect(gateway.summary()).not.toContain('config');
  });
});
