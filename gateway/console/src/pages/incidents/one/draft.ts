import type { StepPlan } from '../../../api/incidentDocuments.ts';
import type { Act, ActName } from '../../../waiting/entered.ts';

/** What somebody has entered for an act, as far as they have come. */
export interface Draft {
  readonly note: string;
  readonly photos: readonly Blob[];
  readonly reading: string;
  readonly reason: string;
  readonly unit: string;
  readonly user: string;
  readonly of: string;
}

export const EMPTY: Draft = { note: '', photos: [], reading: '', reason: '', unit: '', user: '', of: '' };

type Asked = 'needed' | 'offered';
export type Fields = { readonly [F in keyof Draft]?: Asked };

/** What an act can carry, and what of it it must. */
export function fieldsOf(act: ActName, plan: StepPlan | undefined): Fields {
  switch (act) {
    case 'take': {
      const asked = (evidence: StepPlan['needs'][number]): Asked =>
        plan?.needs.includes(evidence) ? 'needed' : 'offered';
      const carried: Fields = { note: asked('note'), photos: asked('photo'), reading: asked('reading') };
      return plan?.kind === 'assign' ? { unit: 'needed', user: 'offered', note: asked('note') } : carried;
    }
    case 'note':
      return { note: 'offered', photos: 'offered', reading: 'offered' };
    case 'assign':
      return { unit: 'needed', user: 'offered', note: 'offered' };
    case 'duplicate':
      return { of: 'needed', reason: 'offered' };
    case 'overrule':
    case 'false-alarm':
    case 'reopen':
      return { reason: 'needed' };
    case 'begin-work':
      return {};
  }
}

/** The gateway's: a reason is at least three letters. */
const SHORTEST_REASON = 3;
const INCIDENT = /^I-\d{6,15}$/;

export function lacking(act: ActName, draft: Draft, fields: Fields): readonly (keyof Draft)[] {
  const lacks = (Object.keys(fields) as (keyof Draft)[]).filter((field) => {
    const value = draft[field];
    if (fields[field] === 'offered') return false;
    if (field === 'of') return !INCIDENT.test(draft.of.trim());
    if (field === 'reason') return draft.reason.trim().length < SHORTEST_REASON;
    return typeof value === 'string' ? value.trim() === '' : value.length === 0;
  });
  // a note may be any of the three, but not none
  const isEmpty = draft.note.trim() === '' && draft.photos.length === 0 && draft.reading.trim() === '';
  return act === 'note' && isEmpty ? ['note'] : lacks;
}

const given = (text: string): string | undefined => text.trim() || undefined;

/** The act itself; photos go beside it. */
export function toAct(act: ActName, draft: Draft, plan: StepPlan | undefined): Act {
  const note = given(draft.note);
  const reading = given(draft.reading);
  const user = given(draft.user);
  const said = { ...(note && { note }), ...(reading && { reading }) };
  switch (act) {
    case 'take': {
      const unit = given(draft.unit);
      const whose = plan?.kind === 'assign' ? { ...(unit && { unit }), ...(user && { user }) } : {};
      return { act, step: plan?.step ?? '', ...whose, ...said };
    }
    case 'begin-work':
      return { act };
    case 'note':
      return { act, ...said };
    case 'assign':
      return { act, unit: draft.unit.trim(), ...(user && { user }), ...(note && { note }) };
    case 'duplicate': {
      const reason = given(draft.reason);
      return { act, of: draft.of.trim(), ...(reason && { reason }) };
    }
    case 'overrule':
    case 'false-alarm':
    case 'reopen':
      return { act, reason: draft.reason.trim() };
  }
}
