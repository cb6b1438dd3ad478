import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'vitest';

export interface ApiAnswer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
  /** parsed where it is JSON */
  readonly body: unknown;
  readonly headers: Headers;
}

interface Operation {
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { schema: object }>> }>>;
}

interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: object };
}

/** An API held to its own OpenAPI document. */
export interface Documented {
  /** Fails where an answer is none that the document foresees for that request. */
  hold(method: string, path: string, answer: ApiAnswer): Promise<void>;
}

/** What the document does not list: paths that are not there, the document itself and its page. */
const UNLISTED = /^\/api\/(?:docs|openapi\.json)/;

/** No configuration changes it (documentIsOfTheCode.test.ts): to make it takes as long as to start a gateway. */
let known: OpenApi | undefined;
const checks = new Map<string, ValidateFunction>();

export function createDocumented(api: string, token?: string): Documented {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };

  async function document(): Promise<OpenApi> {
    if (known) return known;
    const response = await fetch(`${api}/api/openapi.json`, { headers });
    expect(response.status, 'the OpenAPI document').toBe(200);
    known = (await response.json()) as OpenApi;
    return known;
  }

  function operationOf(found: OpenApi, method: string, path: string): readonly [string, Operation] | undefined {
    const parts = path.split('?')[0]?.split('/') ?? [];
    const matches = Object.entries(found.paths).filter(([template, operations]) => {
      const wanted = template.split('/');
      const fits = (part: string, i: number): boolean => part.startsWith('{') || part === parts[i];
      return wanted.length === parts.length && wanted.every(fits) && operations[method.toLowerCase()] !== undefined;
    });
    const [template, operations] = matches.sort(([a], [b]) => a.split('{').length - b.split('{').length)[0] ?? [];
    const operation = operations?.[method.toLowerCase()];
    return template !== undefined && operation ? [template, operation] : undefined;
  }

  return {
    async hold(method, path, { status, type, body }) {
      if (UNLISTED.test(path)) return;
      const found = await document();
      const listed = operationOf(found, method, path);
      if (!listed) {
        expect([method, path, status]).toEqual([method, path, expect.toSatisfy((code) => code >= 400)]);
        return;
      }
      const [template, operation] = listed;
      const where = `${method} ${template} ${status}`;
      const content = operation.responses[status]?.content ?? {};
      const mime = type.split(';')[0] ?? '';
      const schema = content[mime]?.schema;
      if (status === 304) return;
      expect(schema, `${where} as ${mime} is not in the document`).toBeDefined();
      let check = checks.get(`${where} ${mime}`);
      if (!check) {
        const ajv = new Ajv2020.default({ strict: false, allErrors: true });
        addFormats.default(ajv);
        check = ajv.compile({ ...schema, components: found.components });
        checks.set(`${where} ${mime}`, check);
      }
      expect(check(body), `${where}: ${JSON.stringify(check.errors)}`).toBe(true);
    },
  };
}
