/** What the API says is wrong (RFC 9457), and two things that it cannot say itself: that it was not reached, or not understood. */
export interface ProblemDetails {
  /** the end of its type, such as `not-found`; `unreachable` and `not-understood` are the console's own */
  readonly name: string;
  /** 0 where nothing answered */
  readonly status: number;
  readonly title: string;
  readonly detail?: string | undefined;
  readonly errors?: readonly { readonly name: string; readonly message: string; readonly line?: number }[] | undefined;
  /** ms to wait, where it was said */
  readonly retryAfter?: number | undefined;
}

/** Thrown by each call of the API that did not come back with what was asked for. */
export class Problem extends Error {
  readonly details: ProblemDetails;

  constructor(details: ProblemDetails) {
    super(details.detail ?? details.title);
    this.name = 'Problem';
    this.details = details;
  }

  is(...names: readonly string[]): boolean {
    return names.includes(this.details.name);
  }
}

export function isProblem(error: unknown, ...names: readonly string[]): error is Problem {
  return error instanceof Problem && (names.length === 0 || error.is(...names));
}

/** Whatever was thrown, as something that a page can show. */
export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  const detail = error instanceof Error ? error.message : String(error);
  return new Problem({ name: 'not-understood', status: 0, title: 'Something went wrong', detail });
}

const PREFIX = 'urn:lidwatch:problem:';

interface Body {
  readonly type?: unknown;
  readonly title?: unknown;
  readonly detail?: unknown;
  readonly errors?: unknown;
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Reads the answer of a request that was refused. A proxy on the way answers with pages of its own. */
export async function readProblem(response: Response): Promise<Problem> {
  const { status } = response;
  const wait = Number(response.headers.get('retry-after'));
  const retryAfter = wait > 0 ? wait * 1_000 : undefined;
  let body: Body = {};
  try {
    const parsed: unknown = await response.json();
    if (typeof parsed === 'object' && parsed !== null) body = parsed;
  } catch {
    // no JSON: the status has to do
  }
  const type = text(body.type) ?? '';
  return new Problem({
    name: type.startsWith(PREFIX) ? type.slice(PREFIX.length) : 'not-understood',
    status,
    title: text(body.title) ?? `HTTP ${status}`,
    detail: text(body.detail),
    errors: Array.isArray(body.errors) ? (body.errors as ProblemDetails['errors']) : undefined,
    retryAfter,
  });
}
