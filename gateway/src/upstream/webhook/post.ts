/**
 * What came of a delivery. taken: the receiver has it. later: not now; in `afterMs` at the earliest, where it said so. never: not
 * these events, whenever they are sent. larger: not so many at once. gone: nothing, any more.
 */
export type Outcome =
  | { readonly kind: 'taken' | 'larger' }
  | { readonly kind: 'later'; readonly reason: string; readonly afterMs?: number }
  | { readonly kind: 'never' | 'gone'; readonly reason: string };

export interface Delivery {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Whoever says more than this wants an answer of another day; the outbox is looked at before. */
const LONGEST_AFTER_MS = 3_600_000;

/** RFC 9110 section 10.2.3: seconds, or a date. */
export function retryAfter(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  const ms = /^\d{1,9}$/.test(value) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isFinite(ms) && ms > 0 ? Math.min(ms, LONGEST_AFTER_MS) : undefined;
}

/** What a status means for what was sent. */
function judge(status: number, after: number | undefined): Outcome {
  if (status >= 200 && status < 300) return { kind: 'taken' };
  const reason = `the receiver answers ${status}`;
  if (status === 410) return { kind: 'gone', reason };
  if (status === 413) return { kind: 'larger' };
  // 400, 415, 422: it does not like what is in it. Others speak of the way there, the address or the token, not of the events
  if (status === 400 || status === 415 || status === 422) return { kind: 'never', reason };
  return after === undefined ? { kind: 'later', reason } : { kind: 'later', reason, afterMs: after };
}

/** Undefined where they cannot be sent: the library's own refusal quotes them, the token among them. */
function headersOf(headers: Delivery['headers']): Headers | undefined {
  try {
    return new Headers(headers);
  } catch {
    return undefined;
  }
}

/** Never rejects. A redirect is not followed: a receiver that has moved is for a person to look at. */
export async function post(delivery: Delivery, now: number): Promise<Outcome> {
  const { url, body, timeoutMs, signal } = delivery;
  const headers = headersOf(delivery.headers);
  if (!headers) return { kind: 'later', reason: 'a header or the token holds what no request may hold' };
  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    const response = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal: limit });
    // what a receiver has to say is of no interest, and may be without end
    await response.body?.cancel();
    if (response.type === 'opaqueredirect' || (response.status >= 300 && response.status < 400)) {
      return { kind: 'later', reason: `the receiver answers ${response.status}: it has moved` };
    }
    return judge(response.status, retryAfter(response.headers.get('retry-after'), now));
  } catch (error) {
    return { kind: 'later', reason: reasonOf(error, timeoutMs) };
  }
}

function reasonOf(error: unknown, timeoutMs: number): string {
  if (error instanceof Error && error.name === 'TimeoutError') return `no answer within ${timeoutMs / 1000} s`;
  // the cause is of the connection; an error that has none may quote what was to be sent
  const { cause } = error as { readonly cause?: { readonly code?: string; readonly message?: string } };
  return cause?.code ?? cause?.message ?? 'the request cannot be made';
}
