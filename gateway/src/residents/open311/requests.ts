import type { Incident } from '../../incidents/types.ts';
import type { Language } from '../../parts/language.ts';
import { publicText } from '../publicText.ts';
import type { ResidentReport } from '../report.ts';
import { serviceOf } from '../services.ts';
import { type Stage, stageOf } from '../stage.ts';
import { WORDS } from '../words/catalogue.ts';
import type { Value } from './answer.ts';
import { formatTime } from './query.ts';

/** What stands around a report. */
export interface Around {
  readonly language: Language;
  readonly incident: Incident | undefined;
  /** of the cover, where it has one */
  readonly details: {
    readonly address?: string | undefined;
    readonly lat?: number | undefined;
    readonly lon?: number | undefined;
  };
  /** where everybody sees its photo; undefined where nobody does */
  readonly mediaUrl: string | undefined;
}

/** Why it is closed, or else how far it is. */
function notesOf(language: Language, stage: Stage): string {
  const { means, stages } = WORDS[language];
  return ['resolved', 'false-alarm', 'duplicate'].includes(stage) ? means[stage] : stages[stage];
}

/** POST Service Request: a number, or a token where somebody looks at it first. */
export function postedAnswer({ no, token }: ResidentReport, notice: string | null): readonly Value[] {
  const id = token === undefined ? { service_request_id: no } : { token };
  return [{ ...id, service_notice: notice, account_id: null }];
}

/** GET service_request_id from a token; null while it waits. */
export function tokenAnswer({ no, token, state }: ResidentReport): readonly Value[] {
  return [{ service_request_id: state === 'held' ? null : no, token: token ?? null }];
}

/**
 * GET Service Request(s), for everybody. What came by the page of a cover was told to those who handle it, and neither its words nor
 * its photo are told here; who reports over Open311 knows that it is published.
 */
export function requestAnswer(report: ResidentReport, { language, incident, details, mediaUrl }: Around): Value {
  const { no, service, via, text, at, updatedAt, cover, place, address } = report;
  return {
    service_request_id: no,
    status: report.state === 'closed' ? 'closed' : 'open',
    status_notes: notesOf(language, stageOf(report, incident)),
    service_name: serviceOf(service)?.name[language] ?? null,
    service_code: service,
    description: via === 'open311' ? publicText(text) : null,
    agency_responsible: incident?.unit ?? null,
    service_notice: null,
    requested_datetime: formatTime(at),
    updated_datetime: formatTime(updatedAt),
    expected_datetime: null,
    address: address === undefined ? (details.address ?? null) : publicText(address),
    address_id: cover ?? null,
    zipcode: null,
    lat: place?.lat ?? details.lat ?? null,
    long: place?.lon ?? details.lon ?? null,
    media_url: mediaUrl ?? null,
  };
}
