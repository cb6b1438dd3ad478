import { expect, it } from 'vitest';
import { choose } from '../../gateway/console/src/pages/incidents/one/choose.ts';
import { EMPTY, fieldsOf, lacking, toAct } from '../../gateway/console/src/pages/incidents/one/draft.ts';
import { foresee } from '../../gateway/console/src/pages/incidents/one/foresee.ts';
import { readRefutation } from '../../gateway/console/src/pages/incidents/one/refutation.ts';
import { sensorSays, stillFor } from '../../gateway/console/src/pages/incidents/one/sensorSays.ts';
import { fitted } from '../../gateway/console/src/pages/incidents/photos/size.ts';
import { AT, BOOK, shownIncident, waitingAct } from './support/consoleIncidents.ts';

const step = (name: string) => BOOK.workflows[0]?.steps.find((plan) => plan.step === name);

it('a crew begins the work, then hands it in; without coverage, too', () => {
  const incident = shownIncident({ may: ['take', 'begin-work', 'note'] });
  const main = (...waiting: Parameters<typeof foresee>[1]) => choose(incident, foresee(incident, waiting), 'crew').main;
  expect(main()).toBe('begin-work');
  const begun = waitingAct({ act: 'begin-work' });
  expect(main(begun)).toBe('take');
  const handedIn = waitingAct({ act: 'take', step: 'handled', note: 'back' });
  expect(main(begun, handedIn)).toBeUndefined();
  expect(foresee(incident, [begun, handedIn])).toMatchObject({ work: true, handedIn: true, may: ['note'] });
  // what was refused is no part of what will be
  const title = 'no';
  expect(main({ ...begun, refused: { name: 'conflict', status: 409, title } })).toBe('begin-work');
  expect(main({ ...begun, what: { ...begun.what, incident: 'I-000002' } as typeof begun.what })).toBe('begin-work');
});

it('a desk gives work that is nobody’s to somebody, and is not asked to do it', () => {
  const may = ['take', 'begin-work', 'note', 'assign', 'false-alarm'];
  const nobodys = shownIncident({ may, unit: null });
  expect(choose(nobodys, foresee(nobodys, []), 'dispatcher').main).toBe('assign');
  const theirs = shownIncident({ may });
  const choice = choose(theirs, foresee(theirs, []), 'dispatcher');
  expect(choice.main).toBeUndefined();
  expect(choice.others).toEqual(['begin-work', 'take', 'note', 'assign', 'false-alarm']);
});

it('an act says what it lacks before it is sent', () => {
  const fields = fieldsOf('take', step('handled'));
  expect(lacking('take', EMPTY, fields)).toEqual(['note', 'photos']);
  const full = { ...EMPTY, note: ' back ', photos: [new Blob()] };
  expect(lacking('take', full, fields)).toEqual([]);
  expect(toAct('take', full, step('handled'))).toEqual({ act: 'take', step: 'handled', note: 'back' });
  expect(lacking('take', EMPTY, fieldsOf('take', step('follow-up')))).toEqual([]);
  expect(lacking('note', EMPTY, fieldsOf('note', undefined))).toEqual(['note']);
  expect(lacking('overrule', { ...EMPTY, reason: 'no' }, fieldsOf('overrule', undefined))).toEqual(['reason']);
  expect(lacking('duplicate', { ...EMPTY, of: 'I-12' }, fieldsOf('duplicate', undefined))).toEqual(['of']);
  expect(toAct('assign', { ...EMPTY, unit: 'road', user: 'kim' }, step('handled'))).toEqual({
    ...{ act: 'assign', unit: 'road', user: 'kim' },
  });
});

it('the sensor is believed from the first good word on, and from nothing that was wrong behind it', () => {
  const at = (minute: number): string => new Date(Date.parse(AT) + minute * 60_000).toISOString();
  const sample = (minute: number, tilt: number, flags = 0) => ({
    at: at(minute),
    tilt,
    flags,
    quality: 'exact' as const,
  });
  const since = Date.parse(at(10));
  const says = (...samples: ReturnType<typeof sample>[]) => sensorSays(samples, since, 5);
  expect(says(sample(5, 1)).at).toBeUndefined();
  expect(says(sample(12, 1), sample(20, 2)).goodSince).toBe(Date.parse(at(12)));
  expect(says(sample(20, 2), sample(12, 30)).goodSince).toBe(Date.parse(at(20)));
  expect(says(sample(12, 1), sample(20, 2, 4))).toMatchObject({ isClosed: false, goodSince: undefined });
  expect(says(sample(12, 1, 2)).isAtWork).toBe(true);
  // in maintenance only what it has said counts, not its silence
  const now = Date.parse(at(40));
  expect(stillFor(says(sample(12, 1), sample(20, 2)), now, true)).toBe(28 * 60_000);
  expect(stillFor(says(sample(12, 1), sample(20, 2)), now, false)).toBe(8 * 60_000);
});

it('reads why the sensor disagrees, so that it can be said in another language', () => {
  expect(readRefutation('it lies 12 deg from its zero')).toEqual({ why: 'tilt', deg: 12 });
  expect(readRefutation('its hall switch is open')).toEqual({ why: 'hall' });
  expect(readRefutation('it was slid')).toEqual({ why: 'slid' });
  expect(readRefutation('cover.tilted was raised again')).toEqual({ why: 'again', rule: 'cover.tilted' });
  expect(readRefutation('something new')).toEqual({ why: 'other', text: 'something new' });
});

it('a photo is made as small as the gateway keeps it, and never larger than it is', () => {
  expect(fitted(4_000, 3_000)).toEqual({ width: 1_600, height: 1_200 });
  expect(fitted(300, 4_800)).toEqual({ width: 100, height: 1_600 });
  expect(fitted(640, 480)).toEqual({ width: 640, height: 480 });
});
