import { detect } from '../detect/detect.ts';
import { inOrder, placeOf } from '../detect/order.ts';
import { type Revision, revise } from '../detect/revise.ts';
import { rulesStamp } from '../detect/ruleSettings.ts';
import type { CoverState, Rules, Sample, Transition } from '../detect/types.ts';
import type { Chapter } from '../store/checkpoints.ts';
import { type CoverRecord, type Latest, READINGS } from '../store/types.ts';
import type { Arrival } from './arrival.ts';
import { type CoverDraft, noteEvent } from './coverDraft.ts';
import { samplesFrom } from './history.ts';
import type { RuleBook } from './ruleBook.ts';

/** Where what a cover has said and done before is looked up. */
export interface Past {
  chapter(cover: string, at: number, limit: number): Chapter | undefined;
}

/** Readings that late samples may cost: more than a cover that speaks each minute has in a week. */
const MOST_READINGS = 10_000;

const DAY = 86_400_000;
/** the golden section: neighbours lie far apart */
const SPREAD = 0.6180339887498949;

/** The new state, once everything that arrived together has been put in the order of its event times. */
export function settleCover(draft: CoverDraft, rules: RuleBook, past: Past): CoverRecord {
  const { before, arrivals } = draft;
  if (arrivals.length === 0) {
    if (draft.stepped || draft.released)
      draft.checkpoint = { cover: before.cover, state: draft.state, kind: 'barrier' };
    return { ...before, state: draft.state };
  }
  if (arrivals.length > 1) arrivals.sort((a, b) => a.sample.at - b.sample.at);
  const state = settle(draft, rules(before), past);
  // readings of the future were taken under a clock that has been set back since
  const isAhead = before.latest !== undefined && before.latest.at > state.heard;
  return { ...before, state, latest: latestOf(isAhead ? { ...before.latest, at: 0 } : before.latest, arrivals) };
}

/** Each cover has a midnight of its own: those of a city would all leave a checkpoint in the same hour. */
function dayOf({ node = 0 }: CoverRecord, at: number): number {
  return Math.floor((at + ((node * SPREAD) % 1) * DAY) / DAY);
}

function settle(draft: CoverDraft, rules: Rules, past: Past): CoverState {
  const { before, arrivals } = draft;
  const { cover } = before;
  const stamp = rulesStamp(rules);
  const samples = inOrder(arrivals.map(({ sample }) => sample));
  // under other rules, another clock, or where a person has stepped in, nothing that was before can be judged again as it was
  const isNew = draft.stepped || draft.released || draft.state.stamp !== stamp;
  if (isNew) {
    draft.state = { ...draft.state, stamp };
    draft.checkpoint = { cover, state: draft.state, kind: 'barrier' };
  }
  const from = samples[0] ? placeOf(samples[0]) : 0;
  const isLate = from <= draft.state.newest;
  const chapter = isLate && !isNew ? past.chapter(cover, from, MOST_READINGS) : undefined;
  if (chapter) return settleLate(draft, rules, chapter, samples);
  if (isLate) draft.notes.push('late out of reach');
  const { state, transitions } = detect(rules, draft.state, samples);
  noteFound(draft, transitions, isLate);
  const isNextDay = dayOf(before, state.newest) > dayOf(before, draft.state.newest);
  if (isNextDay && !isNew) draft.checkpoint = { cover, state: draft.state, kind: 'next' };
  return state;
}

/** Some samples have been overtaken: the cover is folded again from before them. */
function settleLate(draft: CoverDraft, rules: Rules, chapter: Chapter, samples: readonly Sample[]): CoverState {
  const { state: live, before } = draft;
  const { base, told, readings, at } = chapter;
  draft.notes.push('late samples');
  draft.overtaken = at;
  const known = [...samplesFrom(readings), ...samples];
  const { state, revisions } = revise(rules, { cover: before.cover, base, samples: known, told });
  for (const revision of revisions) noteRevision(draft, revision, live.newest);
  const { heard, loss, stamp } = live;
  const maintenance = state.newest > live.newest ? state.maintenance : live.maintenance;
  const offline = live.rules['node.offline'];
  const { 'node.offline': _then, ...stands } = state.rules;
  const now = offline ? { ...stands, 'node.offline': offline } : stands;
  return { ...state, rules: now, heard, loss, stamp, maintenance };
}

/** What came of one sample comes with the frame that brought it, or else with the newest. */
function frameOf({ arrivals }: CoverDraft, at: number): Pick<Arrival, 'receivedAt' | 'quality'> {
  const { receivedAt, quality } = arrivals.findLast(({ sample }) => sample.at === at) ??
    arrivals.at(-1) ?? { receivedAt: at, quality: 'exact' };
  return { receivedAt, quality };
}

function noteFound(draft: CoverDraft, transitions: readonly Transition[], late: boolean): void {
  for (const transition of transitions) noteEvent(draft, transition, { ...frameOf(draft, transition.at), late });
}

function noteRevision(draft: CoverDraft, { transition, revised }: Revision, newest: number): void {
  const late = transition.at <= newest;
  noteEvent(draft, transition, { ...frameOf(draft, transition.at), late, revised });
}

/** Each reading at its newest; a sample older than the newest so far changes nothing. `arrivals`: oldest first. */
function latestOf(before: Latest | undefined, arrivals: readonly Arrival[]): Latest | undefined {
  let latest: { -readonly [K in keyof Latest]: Latest[K] } | undefined;
  for (const { sample, flags } of arrivals) {
    if (sample.at < (latest?.at ?? before?.at ?? 0)) continue;
    latest ??= { ...before, at: sample.at };
    latest.at = sample.at;
    for (const name of READINGS) {
      const value = name === 'flags' ? flags : sample[name];
      if (value !== undefined) latest[name] = value;
    }
  }
  return latest ?? before;
}
