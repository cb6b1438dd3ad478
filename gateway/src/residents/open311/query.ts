import { SERVICES } from '../services.ts';
import { type Fault, missing, notFound } from './fault.ts';

/** What GET Service Requests asks for. Times are ms since the epoch. */
interface RequestQuery {
  readonly nos?: readonly number[];
  readonly services?: readonly string[];
  readonly states?: readonly ('open' | 'closed')[];
  readonly from?: number;
  readonly to?: number;
}

export type ParsedQuery =
  | { readonly ok: true; readonly query: RequestQuery }
  | { readonly ok: false; readonly faults: readonly Fault[] };

/** The standard: 90 days or 1,000 requests, whichever is less. */
export const MOST_REQUESTS = 1_000;
const SPAN_MS = 90 * 86_400_000;

/** The W3C's profile of ISO 8601 with a time and its zone; a + that nobody has encoded comes as a space. */
const W3C = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+ -]\d\d:\d\d)$/;

export function parseTime(text: string): number | undefined {
  if (!W3C.test(text)) return undefined;
  const at = Date.parse(text.replace(' ', '+'));
  return Number.isNaN(at) ? undefined : at;
}

export function formatTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** Empty is as if it was not said (the standard, Optional Arguments). */
function listOf(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

function span(start: string | undefined, end: string | undefined, now: number): Fault | { from: number; to: number } {
  const [from, to] = [start, end].map((text) => (text ? parseTime(text) : undefined));
  const wrong = [['start_date', start, from] as const, ['end_date', end, to] as const].find(
    ([, text, at]) => text && at === undefined,
  );
  if (wrong) return missing(`${wrong[0]} is no time such as 2010-01-01T00:00:00Z`);
  if (from === undefined) return { from: (to ?? now) - SPAN_MS, to: to ?? now };
  if (to === undefined) return { from, to: from + SPAN_MS };
  if (to < from) return missing('end_date is before start_date');
  return to - from > SPAN_MS ? missing('start_date and end_date span more than 90 days') : { from, to };
}

export function parseQuery(param: (name: string) => string | undefined, now: number): ParsedQuery {
  const ids = listOf(param('service_request_id'));
  if (ids.length > 0) {
    const nos = ids.flatMap((id) => (/^\d{1,15}$/.test(id) ? Number(id) : [])).slice(0, MOST_REQUESTS);
    return { ok: true, query: { nos } };
  }
  const faults: Fault[] = [];
  const services = listOf(param('service_code'));
  for (const code of services) {
    if (!SERVICES.some((service) => service.code === code)) faults.push(notFound(`service_code ${code} was not found`));
  }
  const states = listOf(param('status'));
  const known = states.filter((state) => state === 'open' || state === 'closed');
  if (known.length < states.length) faults.push(missing('status is neither open nor closed'));
  const within = span(param('start_date'), param('end_date'), now);
  if ('status' in within) faults.push(within);
  if (faults.length > 0 || 'status' in within) return { ok: false, faults };
  return {
    ok: true,
    query: { ...within, ...(services.length > 0 ? { services } : {}), ...(known.length > 0 ? { states: known } : {}) },
  };
}
