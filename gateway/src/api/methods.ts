import type { FastifyInstance } from 'fastify';

/** What can be done at an address: for Allow, which a 405 must carry (RFC 9110 section 15.5.6). */
export interface Methods {
  /** sorted; empty where there is nothing */
  at(path: string): readonly string[];
}

function patternOf(template: string): RegExp {
  const escaped = template.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replace(/:\w+/g, '[^/]+').replace(/\*/g, '.*')}$`);
}

/** Notes every route that is added from here on. */
export function noteMethods(app: FastifyInstance): Methods {
  const byTemplate = new Map<string, { readonly pattern: RegExp; readonly methods: Set<string> }>();
  app.addHook('onRoute', ({ url, method, constraints }) => {
    // any address is a page of the console, to who asks for a page
    if (constraints) return;
    const known = byTemplate.get(url) ?? { pattern: patternOf(url), methods: new Set(['OPTIONS']) };
    for (const one of [method].flat()) known.methods.add(one);
    byTemplate.set(url, known);
  });
  return {
    at(path) {
      const found = [...byTemplate.values()].filter(({ pattern }) => pattern.test(path));
      return [...new Set(found.flatMap(({ methods }) => [...methods]))].sort();
    },
  };
}
