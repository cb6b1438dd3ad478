import { beforeEach, describe, expect, it } from 'vitest';
import { lidwatch, lidwatchJson } from '../../support/cli.ts';
import { type IncidentApiRig, startIncidentApi } from '../../support/incidentApiRig.ts';
import { entry, incident, OPENED_AT } from '../../support/incidents.ts';
import { keepIncidents } from '../../support/keptIncidents.ts';

const HOUR_MS = 3_600_000;
const next = { step: 'handled', since: OPENED_AT, from: OPENED_AT, dueAt: Date.UTC(2026, 0, 1) + HOUR_MS };

let rig: IncidentApiRig;
const cli = (...args: string[]) => lidwatch('incident', ...args, '--url', rig.url);

beforeEach(async () => {
  rig = await startIncidentApi();
  rig.store.inventory.take([{ cover: 'C-1', change: { name: 'Station Road' } }], 0);
  rig.store.registry.refresh();
});

describe('incident list', () => {
  it('shows what is to be done, and by when', async () => {
    const late = { ...next, dueAt: next.dueAt - 2 * HOUR_MS };
    keepIncidents(rig.folder, [
      incident(1, { next, unit: 'water', assignee: 'ann' }),
      incident(2, { cover: 'C-2', next: late, card: 'red' }),
      incident(3, { cover: 'C-3', closedAt: OPENED_AT, result: 'false-alarm', next: undefined }),
    ]);
    const { out } = await cli('list', '--open');
    expect(out).toMatch(
      /^I-000001 +C-1 +Station Road +open +critical +2026-01-01 08:00:00Z +handled +in 1 h +- +water +ann$/m,
    );
    expect(out).toMatch(/^I-000002 +C-2 .* handled +1 h late +red +- +-$/m);
    expect(out).toContain('\n2 incidents\n');
    expect((await cli('list', '--card', 'red', '--limit', '1')).out).toContain(
      '1 incident, the newest; --limit shows more',
    );
    expect((await cli('list', '--unit', 'road')).out).toBe('0 incidents\n');
    const { incidents } = await lidwatchJson<{ incidents: { id: string; result: string }[] }>(
      ...['incident', 'list', '--cover', 'C-3', '--url', rig.url],
    );
    expect(incidents).toMatchObject([{ id: 'I-000003', result: 'false-alarm' }]);
  });

  it('knows what can be asked for', async () => {
    expect((await cli('list', '--card', 'pink')).code).toBe(2);
    expect((await cli('list', '--limit', '1001')).code).toBe(2);
  });
});

describe('incident show', () => {
  it('tells how it stands, what was said, and what may be done', async () => {
    rig.incidents.set(
      1,
      incident(1, {
        ...{ next, unit: 'water', reports: 2, text: 'it\u001b[31m rattles' },
        verification: { state: 'refuted', at: OPENED_AT, reason: 'it lies at 12 deg' },
      }),
    );
    rig.entries.push(
      entry(1, { kind: 'step', step: 'assigned', dueAt: OPENED_AT, note: 'go' }),
      entry(2, { kind: 'closed', result: 'duplicate', of: 7 }, { who: 'bob' }),
    );
    rig.may.push('take', 'note');
    const { out, code } = await cli('show', '1');
    expect(code).toBe(0);
    expect(out).toMatch(/^cover +C-1 Station Road$/m);
    expect(out).toMatch(/^stands +awaits handled, in 1 h$/m);
    expect(out).toMatch(/^sensor +said at 2026-01-01 08:00:00Z that it is not done: it lies at 12 deg$/m);
    expect(out).toMatch(/^beside +2 reports of residents$/m);
    expect(out).toMatch(/^you may +take, note$/m);
    expect(out).toMatch(/ann +step +assigned, go, due 2026-01-01 08:00:00Z$/m);
    expect(out).toMatch(/bob +closed +I-000007, duplicate$/m);
    expect(out).not.toContain('\u001b');
    expect(await lidwatchJson('incident', 'show', 'I-000001', '--url', rig.url)).toMatchObject({
      may: ['take', 'note'],
    });
  });

  it('ends with 3 where there is none, and with 2 where that is no number', async () => {
    const { code, err } = await cli('show', 'I-000009');
    expect([code, err]).toEqual([3, 'no incident I-000009\n']);
    expect(await cli('show', 'C-1')).toMatchObject({ code: 2, err: expect.stringContaining('I-000123') });
  });
});

describe('incident act', () => {
  it('takes the awaited step unless another one is named, with a key of its own', async () => {
    rig.incidents.set(1, incident(1, { next }));
    const photos = [rig.photo(), rig.photo()];
    rig.answer(incident(1, { next: { ...next, step: 'feedback' }, card: 'yellow' }));
    const { out, code } = await cli(
      'act',
      '1',
      'take',
      '--note',
      'lid back',
      ...photos.flatMap((id) => ['--photo', id]),
    );
    expect([code, out]).toEqual([0, 'I-000001 awaits feedback, in 1 h (yellow card)\n']);
    await cli('act', 'I-000001', 'take', '--step', 'reported');
    expect(rig.asked.map(({ what }) => what)).toEqual([
      { act: 'take', step: 'handled', note: 'lid back', photos },
      { act: 'take', step: 'reported' },
    ]);
    const keys = rig.asked.map(({ sent }) => (sent as { key?: string }).key);
    expect([typeof keys[0], keys[0] === keys[1]]).toEqual(['string', false]);
  });

  it('says every act in the words of the API', async () => {
    rig.answer(incident(1, { closedAt: OPENED_AT, result: 'duplicate', next: undefined }));
    await cli('act', '1', 'begin-work', '--minutes', '90');
    await cli('act', '1', 'assign', '--unit', 'road', '--user', 'bob');
    await cli('act', '1', 'overrule', '--reason', 'the node is broken');
    const { out } = await cli('act', '1', 'duplicate', '--of', '120');
    expect(out).toBe('I-000001 closed at 2026-01-01 08:00:00Z: duplicate\n');
    expect(rig.asked.map(({ what }) => what)).toEqual([
      { act: 'begin-work', minutes: 90 },
      { act: 'assign', unit: 'road', user: 'bob' },
      { act: 'overrule', reason: 'the node is broken' },
      { act: 'duplicate', of: 120 },
    ]);
  });

  it('tells why it was not done, and ends with 1', async () => {
    rig.answer({ refused: 'closed', detail: 'it is closed' });
    const { code, err } = await cli('act', '1', 'note', '--note', 'x');
    expect([code, err]).toEqual([1, 'it is closed\n']);
    rig.answer({ refused: 'unit', detail: 'it is the work of road' });
    const refused = await cli('act', '1', 'note', '--note', 'x', '--json');
    expect(JSON.parse(refused.err)).toMatchObject({ error: { code: 'api-refused' } });
    rig.incidents.set(1, incident(1, { next: undefined, closedAt: 1, result: 'resolved' }));
    expect(await cli('act', '1', 'take')).toMatchObject({ code: 1, err: expect.stringContaining('awaits nothing') });
  });

  it('refuses what an act does not take before it asks anybody', async () => {
    for (const [args, words] of [
      [['overrule'], '--reason'],
      [['note', '--unit', 'road'], 'unit'],
      [['assign'], '--unit'],
      [['shrug'], 'begin-work'],
    ] as const) {
      const { code, err } = await cli('act', '1', ...args);
      expect([args, code, err]).toEqual([args, 2, expect.stringContaining(words)]);
    }
    expect(rig.asked).toEqual([]);
    expect(await cli('act', '1', 'note', '--photo', 'p9')).toMatchObject({
      code: 2,
      err: expect.stringContaining('p9'),
    });
  });
});
