import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatCoversCsv } from '../../../gateway/src/documents/coversCsv.ts';
import type { DetailName } from '../../../gateway/src/store/coverDetails.ts';
import { type GatewayRig, startGateway } from '../../support/gatewayRig.ts';

type Details = Record<string, unknown>;
interface Row {
  readonly cover: string;
  readonly change: Details;
}

const NOTHING: Details = {
  ...{ name: null, group: null, asset: null, address: null, lat: null, lon: null, cell: null, unit: null, tags: [] },
};

const word = fc.constantFrom('=1+1', 'a, "b"', "'x", 'é;', '-5', 'quay');
const change = fc
  .record(
    {
      name: fc.option(word),
      group: fc.option(fc.constantFrom('tunnel', 'north')),
      asset: fc.option(fc.constantFrom('A', 'B', '@C')),
      address: fc.option(word),
      place: fc.option(fc.tuple(fc.constantFrom(0, -89.5, 1e-9, 23.1291), fc.constantFrom(-180, 0, 113.123456789))),
      cell: fc.option(word),
      unit: fc.option(word),
      tags: fc.option(fc.uniqueArray(fc.constantFrom('a', 'busy', 'école'), { maxLength: 3 })),
    },
    { requiredKeys: [], noNullPrototype: true },
  )
  .map(({ place, ...rest }): Details => {
    if (place === undefined) return rest;
    return { ...rest, lat: place?.[0] ?? null, lon: place?.[1] ?? null };
  });

const cover = fc.constantFrom('1', '2', '3', '4');
const row = fc.record({ cover, change });
const rows = fc.uniqueArray(row, { selector: ({ cover: id }) => id, minLength: 1, maxLength: 4 });
const step = fc.oneof(
  fc.record({ kind: fc.constantFrom('patch', 'add'), rows: fc.tuple(row) }),
  fc.record({ kind: fc.constantFrom('json', 'preview', 'csv'), rows }),
);

/** What stands when all rows are done; undefined where two covers would have one asset number. */
function after(model: ReadonlyMap<string, Details>, some: readonly Row[]): Map<string, Details> | undefined {
  const next = new Map(model);
  for (const { cover: id, change: wanted } of some) {
    const details = { ...(next.get(id) ?? NOTHING), ...wanted };
    next.set(id, { ...details, tags: [...((details.tags as string[]) ?? [])].sort() });
  }
  const assets = [...next.values()].flatMap(({ asset }) => asset ?? []);
  return new Set(assets).size === assets.length ? next : undefined;
}

/** A table has all columns: what a row does not say stands in it as it is. */
function toTable(model: ReadonlyMap<string, Details>, some: readonly Row[]) {
  const full = some.map(({ cover: id, change: wanted }): Row => {
    return { cover: id, change: { ...(model.get(id) ?? NOTHING), ...wanted } };
  });
  const lines = full.map(({ cover: id, change: wanted }) => {
    const cells = Object.entries(wanted).map(([name, value]) => [name, value ?? undefined]);
    return { cover: id, ...(Object.fromEntries(cells) as { [N in DetailName]?: unknown }) };
  });
  return { full, text: formatCoversCsv(lines) };
}

async function ask(rig: GatewayRig, kind: string, some: readonly Row[], text: string): Promise<number> {
  const [{ cover: id, change: wanted } = { cover: '', change: {} }] = some;
  if (kind === 'patch') return (await rig.ask('PATCH', `/api/covers/${id}/details`, { body: wanted })).status;
  if (kind === 'add') return (await rig.ask('POST', '/api/covers', { body: { cover: id, ...wanted } })).status;
  const body = { rows: some.map((one) => ({ cover: one.cover, ...one.change })) };
  const query = kind === 'preview' ? '?dryRun=true' : '';
  if (kind !== 'csv') return (await rig.ask('POST', `/api/inventory${query}`, { body })).status;
  return (await rig.ask('POST', '/api/inventory', { body: text, headers: { 'content-type': 'text/csv' } })).status;
}

it('changes one by one and by tables, in any order, are what a simple model makes of them', async () => {
  const rig = await startGateway();
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
      run += 1;
      let model = new Map<string, Details>();
      // each run has covers and asset numbers of its own
      const own = ({ cover: id, change: wanted }: Row): Row => {
        const { asset } = wanted;
        return { cover: `R${run}-${id}`, change: asset ? { ...wanted, asset: `${asset}${run}` } : wanted };
      };
      for (const { kind, rows: raw } of steps) {
        const wanted = raw.map(own);
        const { full, text } = toTable(model, wanted);
        const some = kind === 'csv' ? full : wanted;
        const isThere = model.has(some[0]?.cover ?? '');
        const next = after(model, some);
        const status = await ask(rig, kind, some, text);
        if (kind === 'patch' && !isThere) expect(status).toBe(404);
        else if (kind === 'add' && isThere) expect(status).toBe(409);
        else if (next === undefined) expect(status).toBe(409);
        else {
          expect(status).toBe(kind === 'add' ? 201 : 200);
          if (kind !== 'preview') model = next;
        }
      }
      for (const id of ['1', '2', '3', '4']) {
        const { status, body } = await rig.get(`/api/covers/R${run}-${id}/details`);
        const details = model.get(`R${run}-${id}`);
        if (details) expect([status, body]).toEqual([200, details]);
        else expect(status).toBe(404);
      }
    }),
    { numRuns: 60 },
  );
}, 60_000);
