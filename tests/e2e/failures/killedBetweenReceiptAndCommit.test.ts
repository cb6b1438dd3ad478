import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../gateway/src/store/store.ts';
import { createFailingGateway, type FailingGateway } from '../../support/failingGateway.ts';
import { startLinkBroker } from '../../support/linkBroker.ts';
import { has } from '../../support/programs.ts';
import { until } from '../../support/until.ts';

const NODES = 50;

/** A figure of /metrics, all its labels together. */
async function figure({ gateway }: FailingGateway, name: string): Promise<number> {
  const text = await (await fetch(`${gateway.api}/metrics`)).text();
  const rows = [...text.matchAll(new RegExp(`^lidwatch_${name}(?:{[^}]*})? (\\d+)$`, 'gm'))];
  return rows.reduce((sum, [, value]) => sum + Number(value), 0);
}

describe.skipIf(!has('mosquitto'))('a gateway that is killed', () => {
  it('has lost nothing that a broker gave it and that it had not committed', async () => {
    const broker = await startLinkBroker();
    const link = { name: 'topics', kind: 'mqtt', url: broker.url, up: 'n/{node}/up', down: 'n/{node}/down' };
    const at = await createFailingGateway(NODES, { links: [link] });
    at.gateway.start();
    await at.gateway.up();
    await until('the link is up', 10_000, async () => (await at.part('link topics'))?.status === 'up');
    const other = new Database(join(at.data, 'lidwatch.db'));
    other.exec('BEGIN IMMEDIATE');
    for (const node of at.nodes) broker.publish(`n/${node.node}/up`, node.alert());
    await until('some are received', 10_000, async () => (await figure(at, 'frames_waiting')) > 10);
    await at.gateway.kill();
    other.exec('COMMIT');
    other.close();

    at.gateway.start();
    await at.gateway.up();
    await until('all are committed', 20_000, async () => (await figure(at, 'reports_total')) === NODES);
    expect(at.stored()).toHaveLength(NODES);
    // those that it had been given once have lain somewhere, nobody says for how long
    const store = openStore({ folder: at.data, access: 'tool' });
    const qualities = at.nodes.map(({ node }) => store.readings(`C-${node}`, 1)[0]?.quality);
    store.close();
    expect(qualities.filter((quality) => quality === 'floor').length).toBeGreaterThan(10);
    expect(await at.gateway.stop()).toBe(0);
  });

  it('is given what came while it was away, and a frame that comes twice counts once', async () => {
    const broker = await startLinkBroker();
    const link = { name: 'topics', kind: 'mqtt', url: broker.url, up: 'n/{node}/up', down: 'n/{node}/down' };
    const at = await createFailingGateway(2, { links: [link] });
    at.gateway.start();
    await at.gateway.up();
    await until('the link is up', 10_000, async () => (await at.part('link topics'))?.status === 'up');
    const [first, second] = at.nodes.map((node) => node.alert());
    broker.publish('n/1/up', first ?? '');
    await until('it is committed', 10_000, async () => (await figure(at, 'reports_total')) === 1);
    await at.gateway.kill();
    broker.publish('n/1/up', first ?? '');
    broker.publish('n/2/up', second ?? '');
    at.gateway.start();
    await at.gateway.up();
    await until('the other is committed', 10_000, async () => (await figure(at, 'reports_total')) === 1);
    await until('the same is refused', 10_000, async () => (await figure(at, 'frames_total')) === 2);
    expect(at.stored()).toEqual(['C-1', 'C-2']);
    expect(await at.gateway.stop()).toBe(0);
  });
});
