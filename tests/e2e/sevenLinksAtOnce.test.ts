import { describe, expect, it } from 'vitest';
import type { KeyRow } from '../../gateway/src/config/config.ts';
import { openStore } from '../../gateway/src/store/store.ts';
import { type BareNode, createBareNode } from '../support/bareNode.ts';
import { createFakeNode, type FakeNode } from '../support/fakeNode.ts';
import { startGateway, testApi } from '../support/gatewayRig.ts';
import { has } from '../support/programs.ts';
import { deviceOf, startFarSides } from '../support/sevenLinks.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { pause } from '../support/until.ts';

const COVERS = 200;
/** A node repeats an alert that was not acknowledged, here without growing pauses. */
const REPEAT_MS = 1_500;
const PATIENCE_MS = 60_000;

interface Node {
  readonly cover: string;
  readonly side: number;
  /** within its link */
  readonly n: number;
  readonly sealed: FakeNode | undefined;
  readonly bare: BareNode | undefined;
  sentAt: number;
  sendings: number;
  isAcknowledged: boolean;
}

describe.skipIf(!has('mosquitto') || !has('socat'))('one gateway with a link of every kind', () => {
  it(`takes an alert of each of ${COVERS} covers, and acknowledges each over its own link`, async () => {
    const sides = await startFarSides();
    const data = temporaryFolder();
    const store = openStore({ folder: data, access: 'tool', create: true });
    const nodes: Node[] = Array.from({ length: COVERS }, (_, i) => {
      const side = i % sides.length;
      const isBare = sides[side]?.bare === true;
      const sealed = createFakeNode(i + 1);
      const counted = { sentAt: 0, sendings: 0, isAcknowledged: false };
      const n = Math.floor(i / sides.length);
      const own = isBare ? { sealed: undefined, bare: createBareNode() } : { sealed, bare: undefined };
      const cover = `C-${String(i + 1).padStart(4, '0')}`;
      const row: KeyRow = { cover, node: i + 1, key: sealed.key };
      const network = side === sides.length - 1 ? 2 : 1;
      const radio = isBare ? ({ profile: 'bare', devEui: deviceOf(network, n) } as const) : {};
      store.covers.add({ ...row, ...radio }, Date.now());
      return { cover, side, n, ...own, ...counted };
    });
    store.close();
    const links = sides.map(({ link }) => link);
    const rig = await startGateway({ data, links, api: testApi() });
    for (const { link } of sides) {
      const end = Date.now() + 15_000;
      while ((await rig.part(`link ${link.name}`))?.status !== 'up' && Date.now() < end) await pause(50);
      expect(await rig.part(`link ${link.name}`)).toMatchObject({ status: 'up' });
    }

    const bySide = sides.map((_, side) => nodes.filter((node) => node.side === side));
    const hear = (side: number, bytes: Uint8Array): void => {
      for (const node of bySide[side] ?? []) {
        const message = node.bare?.read(bytes);
        // over a broker a bare downlink goes to its device alone; here all of a network see it, and know it by its seq
        if (node.bare && message?.type === 'ack' && message.seqs.includes(node.n)) node.isAcknowledged = true;
        if (node.sealed?.openAck(bytes)) node.isAcknowledged = true;
      }
    };
    for (const node of nodes) if (node.bare) node.bare.seq = node.n;

    const end = Date.now() + PATIENCE_MS;
    let next = 0;
    while (nodes.some(({ isAcknowledged }) => !isAcknowledged) && Date.now() < end) {
      const now = Date.now();
      // a few at a time, as covers of a city would
      next += 4;
      for (const node of nodes.slice(0, next)) {
        if (node.isAcknowledged || now - node.sentAt < REPEAT_MS) continue;
        const own = node.sealed ?? node.bare;
        const bytes = node.sendings === 0 ? own?.alert() : own?.repeat();
        node.sentAt = now;
        node.sendings += 1;
        if (bytes) sides[node.side]?.send(node.n, bytes);
      }
      for (const [side, far] of sides.entries()) far.drain((bytes) => hear(side, bytes));
      await pause(20);
    }

    const missed = nodes.filter(({ isAcknowledged }) => !isAcknowledged);
    expect(missed.map(({ cover, side }) => `${cover} ${sides[side]?.link.name}`)).toEqual([]);
    const { events } = (await rig.get('/api/events?limit=1000')).body as { events: { cover: string; rule: string }[] };
    expect(events.map(({ cover }) => cover).sort()).toEqual(nodes.map(({ cover }) => cover));
    const listed = (await rig.get('/api/links')).body as {
      links: { name: string; outcomes: Record<string, number> }[];
    };
    for (const [side, { link }] of sides.entries()) {
      const { outcomes = {} } = listed.links.find(({ name }) => name === link.name) ?? {};
      expect([link.name, outcomes.report]).toEqual([link.name, bySide[side]?.length]);
    }
  }, 120_000);
});
