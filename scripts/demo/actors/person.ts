/** Somebody who has an account, and uses the API as a browser would: with a session's cookie, and its word for changes. */
export interface Person {
  readonly name: string;
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown): Promise<T>;
  /** Sends a picture; resolves with its id. */
  photo(jpeg: Uint8Array<ArrayBuffer>): Promise<string>;
}

interface Session {
  readonly cookie: string;
  readonly csrf: string;
}

/** An answer that says no, in the words of the gateway. */
class Refused extends Error {
  readonly status: number;
  constructor(status: number, detail: string) {
    super(detail);
    this.status = status;
  }
}

const JSON_TYPE = 'application/json';
const ENDED = 401;

async function begin(api: string, path: string, name: string, password: string): Promise<Session> {
  const body = JSON.stringify({ name, password });
  const answer = await fetch(`${api}${path}`, { method: 'POST', headers: { 'content-type': JSON_TYPE }, body });
  const { csrf } = (await answerOf(answer)) as { readonly csrf: string };
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0] ?? '');
  return { cookie: cookie.join('; '), csrf };
}

async function answerOf(answer: Response): Promise<unknown> {
  const text = await answer.text();
  const body = text === '' ? {} : (JSON.parse(text) as { readonly detail?: string; readonly title?: string });
  if (answer.ok) return body;
  throw new Refused(answer.status, body.detail ?? body.title ?? `status ${answer.status}`);
}

function person(api: string, name: string, password: string, first: Session): Person {
  let session = first;

  async function send(
    method: string,
    path: string,
    type?: string,
    body?: string | Uint8Array<ArrayBuffer>,
  ): Promise<unknown> {
    const attempt = () => {
      const headers = { cookie: session.cookie, 'x-lidwatch-csrf': session.csrf };
      return fetch(`${api}${path}`, {
        method,
        headers: type === undefined ? headers : { ...headers, 'content-type': type },
        ...(body === undefined ? {} : { body }),
      });
    };
    const answer = await attempt();
    if (answer.status !== ENDED) return answerOf(answer);
    session = await begin(api, '/api/session', name, password);
    return answerOf(await attempt());
  }

  return {
    name,
    get: async <T>(path: string) => (await send('GET', path)) as T,
    post: async <T>(path: string, body: unknown) => (await send('POST', path, JSON_TYPE, JSON.stringify(body))) as T,
    async photo(jpeg) {
      const { id } = (await send('POST', '/api/photos', 'image/jpeg', jpeg)) as { readonly id: string };
      return id;
    },
  };
}

/** Makes the first administrator of a gateway that has none. */
export async function beFirst(api: string, name: string, password: string): Promise<Person> {
  return person(api, name, password, await begin(api, '/api/session/first', name, password));
}

export async function signIn(api: string, name: string, password: string): Promise<Person> {
  return person(api, name, password, await begin(api, '/api/session', name, password));
}
