/** What each name may be that is not free text. */
export type Allowed<F> = { readonly [K in keyof F as string extends F[K] ? never : K]: readonly F[K][] };

/** `none` with what an address says; what may not be said counts as not said. */
export function readFilter<F extends { readonly [K in keyof F]: string }>(
  none: F,
  allowed: Allowed<F>,
  search: URLSearchParams,
): F {
  const lists: Readonly<Record<string, readonly string[] | undefined>> = allowed;
  const entries = Object.entries<string>(none).map(([name, otherwise]) => {
    const value = search.get(name) ?? otherwise;
    return [name, lists[name]?.includes(value) === false ? otherwise : value];
  });
  return Object.fromEntries(entries) as F;
}
