import { useCallback, useMemo } from 'preact/hooks';
import { useSearchParams } from 'wouter-preact';
import { type Allowed, readFilter } from './filter.ts';

/**
 * What a list is narrowed to, in the address: one can send it to somebody, and comes back to it. `none` holds all names, each
 * with what it is while nobody has narrowed it. Keep `none` and `allowed` stable.
 */
export function useFilter<F extends { readonly [K in keyof F]: string }>(
  none: F,
  allowed: Allowed<F>,
): readonly [F, (change: Partial<F>) => void] {
  const [params, setParams] = useSearchParams();
  const text = params.toString();
  const filter = useMemo(() => readFilter(none, allowed, new URLSearchParams(text)), [none, allowed, text]);
  const narrow = useCallback(
    (change: Partial<F>) => {
      const next = Object.entries<string>({ ...filter, ...change });
      const told = next.filter(([name, value]) => value !== none[name as keyof F]);
      setParams(Object.fromEntries(told), { replace: true });
    },
    [filter, none, setParams],
  );
  return [filter, narrow];
}
