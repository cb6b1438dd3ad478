import { Agent as HttpAgent, request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { z } from 'zod';
import { type Problem, problemSchema } from '../api/problem.ts';
import { type ErrorCode, gatewayError, isGatewayError } from '../errors.ts';
import { type ApiTarget, trustOf } from './apiTarget.ts';
import { readEvents, type StreamMessage } from './readEvents.ts';

/** Asks the API of a running gateway. What it answers is held to its schema: another program may be at the address. */
export interface ApiClient {
  readonly url: string;
  /** The document at a path. Throws api-unreachable, api-refused, not-found, file-unreadable. */
  get<S extends z.ZodType>(path: string, schema: S): Promise<z.output<S>>;
  /** What it answers to a body. Throws as get() does, and usage-invalid and act-refused. */
  post<S extends z.ZodType>(path: string, body: unknown, schema: S): Promise<z.output<S>>;
  /**
   * Reads what happens, from behind `lastId` on; resolves when the gateway ends it or `quit` is aborted. Throws as get()
   * does, also when nothing is heard for too long.
   */
  stream(lastId: string | undefined, onMessage: (message: StreamMessage) => void, quit: AbortSignal): Promise<void>;
  /** Lets go of the connections that it keeps. */
  close(): void;
}

const ANSWER_MS = 10_000;
/** The gateway says something every 15 s. */
const SILENCE_MS = 40_000;
const LARGEST = 64 * 1024 * 1024;

/** What a gateway that understood the request has to say against it. */
const OF_STATUS: Readonly<Record<number, ErrorCode>> = { 400: 'usage-invalid', 404: 'not-found', 409: 'act-refused' };

const REFUSED_HINT = 'make one with `lidwatch token create`, and name it with --token-file FILE or LIDWATCH_TOKEN';
const FOREIGN_HINT = 'is it a gateway, and of this version?';
const AWAY_HINT = 'is the gateway running, and at this address? `lidwatch doctor` tells; --url names another';

export function createApiClient(target: ApiTarget): ApiClient {
  const { url, token } = target;
  const isSecure = url.startsWith('https:');
  const agent = isSecure ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });

  function unreachable(what: string, hint: string, cause?: unknown) {
    return gatewayError('api-unreachable', `${url} ${what}`, { hint, cause });
  }

  /** Resolves with the head of an answer. `body`: JSON; with it, it is a POST. */
  function open(
    path: string,
    headers: RequestOptions['headers'],
    { quit, body }: { readonly quit?: AbortSignal; readonly body?: string } = {},
  ): Promise<IncomingMessage> {
    const options: RequestOptions = {
      ...{ agent, timeout: ANSWER_MS, headers: { ...headers, ...(token && { authorization: `Bearer ${token}` }) } },
      ...(quit && { signal: quit }),
      ...(body !== undefined && { method: 'POST' }),
      ...(isSecure ? trustOf(target) : {}),
    };
    return new Promise((resolve, reject) => {
      const asked = (isSecure ? httpsRequest : httpRequest)(`${url}${path}`, options, resolve);
      asked.on('timeout', () => asked.destroy(new Error('it says nothing')));
      asked.on('error', (cause) => reject(unreachable(`does not answer: ${reasonOf(cause)}`, AWAY_HINT, cause)));
      asked.end(body);
    });
  }

  /** What the answer is instead of a document. */
  async function refusal(answer: IncomingMessage): Promise<Error> {
    const { statusCode = 0 } = answer;
    const parsed = problemSchema.safeParse(asJson(await bodyOf(answer)));
    const detail = parsed.success ? detailOf(parsed.data) : 'it does not say why';
    if (statusCode === 401 || statusCode === 403) {
      return gatewayError('api-refused', `${url} refuses: ${detail}`, { hint: REFUSED_HINT });
    }
    const code = parsed.success ? OF_STATUS[statusCode] : undefined;
    if (code !== undefined) return gatewayError(code, detail);
    return unreachable(`answers ${statusCode}: ${detail}`, FOREIGN_HINT);
  }

  async function bodyOf(answer: IncomingMessage): Promise<string> {
    const chunks: Buffer[] = [];
    let size = 0;
    try {
      for await (const chunk of answer as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > LARGEST) throw unreachable('answers without end', FOREIGN_HINT);
        chunks.push(chunk);
      }
    } catch (cause) {
      throw isGatewayError(cause) ? cause : unreachable(`broke off: ${reasonOf(cause)}`, AWAY_HINT, cause);
    }
    return Buffer.concat(chunks).toString('utf8');
  }

  async function document<S extends z.ZodType>(path: string, answer: IncomingMessage, schema: S): Promise<z.output<S>> {
    const parsed = schema.safeParse(asJson(await bodyOf(answer)));
    if (parsed.success) return parsed.data;
    throw unreachable(`answers to ${path} what this version does not know`, FOREIGN_HINT, parsed.error);
  }

  return {
    url,
    async get(path, schema) {
      const answer = await open(path, { accept: 'application/json' });
      // a gateway that is not ready says so with 503, and why
      const isDocument = answer.statusCode === 200 || (path === '/readyz' && answer.statusCode === 503);
      if (!isDocument) throw await refusal(answer);
      return document(path, answer, schema);
    },
    async post(path, body, schema) {
      const headers = { accept: 'application/json', 'content-type': 'application/json' };
      const answer = await open(path, headers, { body: JSON.stringify(body) });
      if (answer.statusCode !== 200 && answer.statusCode !== 201) throw await refusal(answer);
      return document(path, answer, schema);
    },
    async stream(lastId, onMessage, quit) {
      const headers = { accept: 'text/event-stream', ...(lastId !== undefined && { 'last-event-id': lastId }) };
      const answer = await open('/api/stream', headers, { quit });
      if (answer.statusCode !== 200) throw await refusal(answer);
      answer.setTimeout(SILENCE_MS, () => answer.destroy(new Error('it says nothing')));
      try {
        await readEvents(answer, onMessage);
      } catch (cause) {
        if (!quit.aborted) throw unreachable(`broke off: ${reasonOf(cause)}`, AWAY_HINT, cause);
      }
    },
    close: () => agent.destroy(),
  };
}

/** Why, for a person; what does not fit of a body is named. */
function detailOf({ detail, title, errors = [] }: Problem): string {
  const parts = errors.map(({ name, message }) => `${name}: ${message}`);
  return detail ?? (parts.length > 0 ? parts.join('; ') : title);
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A name that resolves to several addresses fails with all of them at once, and no words. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
