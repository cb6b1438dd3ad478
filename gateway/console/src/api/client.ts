import { Problem, readProblem } from './problem.ts';

type Value = string | number | boolean | undefined | null | '';
export type Query = Readonly<Record<string, Value>>;

/** Asks the gateway. Everything that goes wrong is thrown as a Problem, but what was aborted: that is an AbortError. */
export interface Api {
  get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T>;
  /** with what comes back; undefined where nothing does */
  send<T>(method: 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: unknown, more?: More): Promise<T>;
  /** a body that is no JSON: a photo, a table */
  upload<T>(path: string, body: Blob, type: string): Promise<T>;
  /** the gateway's clock now, ms since the epoch: all times that it tells are to be compared with this */
  now(): number;
  /** It was this late by the gateway's clock, at the least: between two answers only the stream says so. */
  told(at: number): void;
}

interface More {
  /** the ETag or revision that is to be overwritten */
  readonly ifMatch?: string;
  readonly query?: Query;
  readonly signal?: AbortSignal;
}

export interface ApiOptions {
  readonly fetch: typeof fetch;
  readonly now: () => number;
  /** proof that a change comes from this page; null while nobody is signed in */
  readonly csrf: () => string | null;
  /** the session is over, or was never there */
  readonly onUnauthorized: () => void;
}

/** Behind this a gateway that has not begun to answer is as good as away. */
const PATIENCE_MS = 30_000;
/** Photos over a radio of a crew take their time. */
const UPLOAD_MS = 180_000;
const CSRF = 'x-lidwatch-csrf';
/** The header Date is in whole seconds: less than this is no difference. */
const SECOND_MS = 1_000;
/** A second of doubt moves nothing, or every "12 s ago" would jump with each answer. */
const DOUBT_MS = 1_500;

export function withQuery(path: string, query: Query = {}): string {
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const search = new URLSearchParams(given.map(([key, value]): [string, string] => [key, String(value)])).toString();
  return search === '' ? path : `${path}?${search}`;
}

export function createApi({ fetch, now, csrf, onUnauthorized }: ApiOptions): Api {
  let offset = 0;

  function noteClock(response: Response, asked: number): void {
    const told = Date.parse(response.headers.get('date') ?? '');
    if (Number.isNaN(told)) return;
    const between = (asked + now()) / 2;
    const found = told + SECOND_MS / 2 - between;
    if (Math.abs(found - offset) > DOUBT_MS) offset = found;
  }

  async function ask(path: string, init: RequestInit, patience: number, quit?: AbortSignal): Promise<Response> {
    const late = AbortSignal.timeout(patience);
    const asked = now();
    let response: Response;
    try {
      const signal = quit ? AbortSignal.any([quit, late]) : late;
      response = await fetch(path, { credentials: 'same-origin', cache: 'no-cache', ...init, signal });
    } catch (error) {
      if (quit?.aborted) throw error;
      const title = late.aborted ? 'The gateway takes too long to answer' : 'The gateway cannot be reached';
      throw new Problem({ name: 'unreachable', status: 0, title });
    }
    noteClock(response, asked);
    if (response.ok) return response;
    const problem = await readProblem(response);
    if (problem.is('unauthorized')) onUnauthorized();
    throw problem;
  }

  async function read<T>(response: Response): Promise<T> {
    if (response.status === 204) return undefined as T;
    try {
      return (await response.json()) as T;
    } catch {
      throw new Problem({ name: 'not-understood', status: response.status, title: 'The answer cannot be read' });
    }
  }

  function headers(more: Record<string, string | undefined>): Record<string, string> {
    const token = csrf();
    const all = { accept: 'application/json', ...(token === null ? {} : { [CSRF]: token }), ...more };
    return Object.fromEntries(Object.entries(all).filter((pair): pair is [string, string] => pair[1] !== undefined));
  }

  return {
    async get(path, query, signal) {
      const init = { headers: { accept: 'application/json' } };
      return read(await ask(withQuery(path, query), init, PATIENCE_MS, signal));
    },
    async send(method, path, body, { ifMatch, query, signal } = {}) {
      const type = body === undefined ? undefined : 'application/json';
      const init: RequestInit = { method, headers: headers({ 'content-type': type, 'if-match': ifMatch }) };
      if (body !== undefined) init.body = JSON.stringify(body);
      return read(await ask(withQuery(path, query), init, PATIENCE_MS, signal));
    },
    async upload(path, body, type) {
      return read(await ask(path, { method: 'POST', headers: headers({ 'content-type': type }), body }, UPLOAD_MS));
    },
    now: () => now() + offset,
    told(at) {
      if (at - now() - offset > DOUBT_MS) offset = at - now();
    },
  };
}
