import { useEffect } from 'preact/hooks';
import type { RiskDocument } from '../../api/mapDocuments.ts';
import { useAsked } from '../../shell/useAsked.ts';
import { useLater } from '../../shell/useLater.ts';
import { useStream } from '../../shell/useStream.ts';

/** It is reckoned over all covers: not with every event, and now and then also when nothing happens. */
const SOON_MS = 4_000;
const EACH_MS = 60_000;

/** The risk of the cells; undefined while nobody wants to see it. */
export function useRisk(wanted: boolean): RiskDocument | undefined {
  const asked = useAsked<RiskDocument>(wanted ? '/api/risk' : undefined);
  const { again } = asked;
  const soon = useLater(SOON_MS, again);

  useEffect(() => {
    if (!wanted) return undefined;
    const timer = setInterval(again, EACH_MS);
    return () => clearInterval(timer);
  }, [wanted, again]);

  useStream('event', () => {
    if (wanted) soon();
  });

  return wanted ? asked.value : undefined;
}
