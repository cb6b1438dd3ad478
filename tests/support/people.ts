import { request } from 'node:http';
import { request as tlsRequest } from 'node:https';
import { onTestFinished } from 'vitest';
import { hashPassword } from '../../gateway/src/accounts/passwordHash.ts';
import type { Role } from '../../gateway/src/accounts/roles.ts';
import { openStore, type Store } from '../../gateway/src/store/store.ts';

export const PASSWORD = 'a long walk by the river';

/** The database of a gateway, beside it; made where there is none. */
export function beside(data: string): Store {
  const store = openStore({ folder: data, access: 'tool', create: true });
  onTestFinished(() => store.close());
  return store;
}

export interface Person {
  readonly name: string;
  readonly role: Role;
  readonly unit?: string;
  readonly password?: string;
}

/** People who may log in, in a database of their own or of a gateway. */
export async function addPeople(store: Store, ...people: readonly Person[]): Promise<void> {
  for (const { password = PASSWORD, ...person } of people) {
    store.users.add({ ...person, passwordHash: await hashPassword(password) }, Date.now());
  }
}

interface Visit {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Record<string, never>;
}

export interface Browser {
  /** As a page of the gateway itself would ask: with cookie, Origin and csrf word; `headers` come on top, undefined takes one off. */
  visit(
    method: string,
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string | undefined>>,
  ): Promise<Visit>;
  logIn(name: string, password?: string): Promise<Visit>;
  /** what the cookie holds; undefined where there is none */
  cookie(): string | undefined;
  keep(cookie: string | undefined): void;
  csrf(): string | undefined;
}

function ask(url: string, method: string, headers: Record<string, string>, body: string | undefined): Promise<Visit> {
  return new Promise((resolve, reject) => {
    // certificates of tests are signed by nobody
    const options = { method, headers, rejectUnauthorized: false };
    const asking = (url.startsWith('https:') ? tlsRequest : request)(url, options, async (response) => {
      let text = '';
      for await (const chunk of response.setEncoding('utf8')) text += chunk;
      const isJson = String(response.headers['content-type']).includes('json') && text !== '';
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        body: isJson ? JSON.parse(text) : ({} as Record<string, never>),
      });
    });
    asking.on('error', reject);
    asking.end(body);
  });
}

/** A browser, as far as sessions go. `host`: the name that it knows the gateway by. */
export function openBrowser(api: string | undefined, host = new URL(api ?? '').host): Browser {
  let cookie: string | undefined;
  let csrf: string | undefined;

  async function visit(method: string, path: string, body?: unknown, more: Record<string, string | undefined> = {}) {
    const own: Record<string, string | undefined> = {
      host,
      'sec-fetch-site': 'same-origin',
      ...(method === 'GET' ? {} : { origin: `${new URL(api ?? '').protocol}//${host}` }),
      ...(cookie === undefined ? {} : { cookie: `lidwatch_session=${cookie}` }),
      ...(csrf === undefined ? {} : { 'x-lidwatch-csrf': csrf }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...more,
    };
    const headers = Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined));
    const answer = await ask(
      `${api}${path}`,
      method,
      headers as Record<string, string>,
      body === undefined ? body : JSON.stringify(body),
    );
    const [set] = [answer.headers['set-cookie'] ?? []].flat();
    const value = set === undefined ? undefined : /^lidwatch_session=([^;]*)/.exec(set)?.[1];
    if (value !== undefined) cookie = value === '' ? undefined : value;
    const { csrf: word } = answer.body as { csrf?: string | null };
    if (word !== undefined) csrf = word ?? undefined;
    return answer;
  }

  return {
    visit,
    logIn: (name, password = PASSWORD) => visit('POST', '/api/session', { name, password }),
    cookie: () => cookie,
    keep: (other) => {
      cookie = other;
    },
    csrf: () => csrf,
  };
}
