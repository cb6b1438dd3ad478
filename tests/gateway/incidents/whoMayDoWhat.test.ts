import { describe, expect, it } from 'vitest';
import { decide } from '../../../gateway/src/incidents/decide.ts';
import { mayDo } from '../../../gateway/src/incidents/may.ts';
import type { Act, Actor } from '../../../gateway/src/incidents/types.ts';
import { book, context, incidentBehind, opened, step } from '../../support/incidentFold.ts';

const crew: Actor = { name: 'kim', role: 'crew', unit: 'water' };
const other: Actor = { name: 'paul', role: 'crew', unit: 'power' };
const dispatcher: Actor = { name: 'dora', role: 'dispatcher' };
const supervisor: Actor = { name: 'sam', role: 'supervisor' };

const handled: Act = { act: 'take', step: 'handled', note: 'n', photos: ['p'] };
const assigned = incidentBehind(
  opened(),
  step('reported'),
  { kind: 'assigned', unit: 'water', by: 'rule' },
  step('assigned'),
);
const answered = incidentBehind(
  ...([opened(), step('reported'), { kind: 'assigned', unit: 'water', by: 'rule' }, step('assigned')] as const),
  { who: 'kim', fact: { kind: 'handed-in' } },
  { kind: 'overruled', reason: 'seen' },
  ...[step('handled'), step('feedback')],
);

function refusal(incident: typeof assigned, who: Actor, act: Act): string | undefined {
  const answer = decide(incident, who, act, context);
  return 'refused' in answer ? answer.refused : undefined;
}

describe('an act is refused, and why', () => {
  it.each<[string, typeof assigned, Actor, Act, string | undefined]>([
    ['a crew of the unit hands in', assigned, crew, handled, undefined],
    ['one of another unit does not', assigned, other, handled, 'unit'],
    ['nobody without a photo', assigned, crew, { ...handled, photos: [] }, 'missing-photo'],
    ['nobody without a note', assigned, crew, { ...handled, note: '' }, 'missing-note'],
    ['no step out of its turn', assigned, dispatcher, { act: 'take', step: 'feedback', note: 'n' }, 'not-next'],
    ['no step twice', assigned, dispatcher, { act: 'take', step: 'reported' }, 'already'],
    ['no crew assigns', assigned, crew, { act: 'assign', unit: 'power' }, 'role'],
    ['nobody assigns what is so already', assigned, dispatcher, { act: 'assign', unit: 'water' }, 'already'],
    ['nobody overrules before the work', assigned, supervisor, { act: 'overrule', reason: 'r' }, 'not-handed-in'],
    ['no dispatcher overrules', assigned, dispatcher, { act: 'overrule', reason: 'r' }, 'role'],
    [
      'whoever did the work does not check it',
      answered,
      { ...dispatcher, name: 'kim' },
      { act: 'take', step: 'follow-up' },
      'same-person',
    ],
    ['somebody else does', answered, dispatcher, { act: 'take', step: 'follow-up' }, undefined],
    ['a dispatcher sends it back while it is checked', answered, dispatcher, { act: 'reopen', reason: 'r' }, undefined],
    ['nobody reopens what is open', assigned, supervisor, { act: 'reopen', reason: 'r' }, 'already'],
    ['a note says something', assigned, crew, { act: 'note' }, 'missing-note'],
    ['it doubles none that is not there', assigned, dispatcher, { act: 'duplicate', of: 99 }, 'unknown-incident'],
  ])('%s', (_what, incident, who, act, refused) => {
    expect(refusal(incident, who, act)).toBe(refused);
  });
});

it('only a supervisor calls false what the sensor still says', () => {
  const open = incidentBehind(opened(), {
    kind: 'event',
    event: 'e',
    rule: 'cover.opened',
    severity: 'major',
    change: 'raised',
  });
  const over = incidentBehind(
    opened(),
    ...([{ kind: 'event', event: 'e', rule: 'cover.opened', severity: 'major', change: 'withdrawn' }] as const),
  );
  const act: Act = { act: 'false-alarm', reason: 'a leaf' };
  expect(refusal(open, dispatcher, act)).toBe('role');
  expect(refusal(open, supervisor, act)).toBeUndefined();
  expect(refusal(over, dispatcher, act)).toBeUndefined();
  expect(refusal(open, supervisor, { act: 'duplicate', of: 2 })).toBe('events-open');
});

it('what somebody may do is what would not be refused', () => {
  expect(mayDo(assigned, crew, { ...context, workflows: book })).toEqual(['take', 'begin-work', 'note']);
  expect(mayDo(assigned, other, { ...context, workflows: book })).toEqual(['note']);
  expect(mayDo(assigned, dispatcher, { ...context, workflows: book })).toEqual([
    ...['take', 'begin-work', 'note', 'assign', 'false-alarm', 'duplicate'],
  ]);
  expect(mayDo(answered, { name: 'v', role: 'viewer' }, { ...context, workflows: book })).toEqual([]);
});
