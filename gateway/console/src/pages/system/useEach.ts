import { useEffect } from 'preact/hooks';

/** Figures of which the stream does not tell are asked for anew, each so many ms while the page is looked at. */
export function useEach(ms: number, again: () => void): void {
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') again();
    }, ms);
    return () => clearInterval(timer);
  }, [ms, again]);
}
