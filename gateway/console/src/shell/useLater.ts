import { useCallback, useEffect, useRef } from 'preact/hooks';

/** Runs at most once in so many ms, at the end of them: what a storm tells every second is read anew now and then. */
export function useLater(ms: number, run: () => void): () => void {
  const latest = useRef(run);
  latest.current = run;
  const timer = useRef<number>();
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    timer.current ??= window.setTimeout(() => {
      timer.current = undefined;
      latest.current();
    }, ms);
  }, [ms]);
}
