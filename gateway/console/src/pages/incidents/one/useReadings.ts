import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Cover, CoverPage, Reading } from '../../../api/coverDocuments.ts';
import { type Asked, useAsked } from '../../../shell/useAsked.ts';
import { useStream } from '../../../shell/useStream.ts';

export interface Readings {
  readonly asked: Asked<CoverPage>;
  /** oldest first */
  readonly readings: readonly Reading[];
  /** its silence says nothing */
  readonly isInMaintenance: boolean;
}

/** What the cover's node has said lately, and says now. */
export function useReadings(cover: string | null): Readings {
  const asked = useAsked<CoverPage>(cover === null ? undefined : `/api/covers/${encodeURIComponent(cover)}`);
  const [later, setLater] = useState<readonly Reading[]>([]);
  const [said, setSaid] = useState<Cover>();
  const { value } = asked;
  // what is read anew has them
  useEffect(() => setLater([]), [value]);
  const hear = useCallback(
    (told: Cover) => {
      if (told.cover !== cover) return;
      setSaid(told);
      const { at, heard, readings } = told;
      if (at === null || heard === null) return;
      const one = { at, receivedAt: heard, quality: 'exact', link: '', ...readings } as Reading;
      setLater((before) => (before.some((other) => other.at === at) ? before : [...before, one]));
    },
    [cover],
  );
  useStream('cover', hear);
  const known = new Set(value?.recentReadings.map(({ at }) => at));
  const readings = [...(value?.recentReadings ?? []), ...later.filter(({ at }) => !known.has(at))];
  const isInMaintenance = (said ?? value)?.maintenance === true;
  return { asked, isInMaintenance, readings: readings.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)) };
}
