const REQUEST = /^(POST|PUT|PATCH|DELETE) (\/.*)$/;

/** `POST /api/covers/:cover/orders` in its parts; undefined: it is no request but a command. */
export function readWhat(what: string): { readonly verb: string | undefined; readonly rest: string } {
  const [, verb, path] = REQUEST.exec(what) ?? [];
  return verb === undefined || path === undefined ? { verb: undefined, rest: what } : { verb, rest: path };
}
