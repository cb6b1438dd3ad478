import type { FastifyInstance } from 'fastify';

/** The name of the constraint under which a route is only for browsers that open a page of the console. */
export const PAGE = 'page';

/** Where somebody else answers, or nobody: an address below these that is not known is no page of the console. */
const OTHERS = /^\/(?:api|map|assets|r|open311|public|metrics|livez|readyz)(?:[/?]|$)/;

/**
 * Addresses of pages are the console's own business: each gets the same document. Only where a browser asks for one, that is, not
 * where a program asks for something that is not there.
 */
export function addPageConstraint(app: FastifyInstance): void {
  app.addConstraintStrategy({
    name: PAGE,
    storage() {
      const handlers = new Map<string, unknown>();
      return {
        get: (type: string) => (handlers.get(type) as never) ?? null,
        set: (type: string, handler: unknown) => void handlers.set(type, handler),
      };
    },
    validate: () => true,
    deriveConstraint: ({ url = '', headers }) =>
      headers.accept?.includes('text/html') === true && !OTHERS.test(url) ? 'wanted' : undefined,
    mustMatchWhenDerived: false,
  });
}
