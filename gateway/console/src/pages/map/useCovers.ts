import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { MapDocument } from '../../api/mapDocuments.ts';
import { useAsked } from '../../shell/useAsked.ts';
import { useLater } from '../../shell/useLater.ts';
import { useStream } from '../../shell/useStream.ts';
import { type Covers, createCovers } from './covers.ts';
import { createElsewhere, type Elsewhere } from './elsewhere.ts';

/** A cover that has no place here is asked for again, all of them at once, this much later. */
const AGAIN_MS = 3_000;

/** The covers as they stand, and incidents beside them, by the stream; `turn` moves with each frame in which one has changed. */
export function useCovers(): {
  readonly covers: Covers;
  readonly elsewhere: Elsewhere;
  readonly turn: number;
  readonly asked: ReturnType<typeof useAsked<MapDocument>>;
} {
  const covers = useMemo(createCovers, []);
  const elsewhere = useMemo(createElsewhere, []);
  const asked = useAsked<MapDocument>('/api/map');
  const [turn, setTurn] = useState(0);
  const frame = useRef<number>();
  const later = useLater(AGAIN_MS, asked.again);

  /** A storm tells hundreds of covers a second: drawn once a frame. */
  function changed(): void {
    frame.current ??= requestAnimationFrame(() => {
      frame.current = undefined;
      setTurn((n) => n + 1);
    });
  }

  useEffect(() => {
    if (!asked.value) return;
    covers.load(asked.value);
    elsewhere.load(asked.value);
    setTurn((n) => n + 1);
  }, [asked.value, covers, elsewhere]);

  useEffect(
    () => () => {
      if (frame.current !== undefined) cancelAnimationFrame(frame.current);
    },
    [],
  );

  // those without a place would be asked for for ever: once is enough for each
  const placeless = useRef(new Set<string>());
  useStream('cover', (cover) => {
    if (covers.tell(cover)) changed();
    else if (asked.value && !placeless.current.has(cover.cover)) {
      placeless.current.add(cover.cover);
      later();
    }
  });
  useStream('incident', (incident) => {
    covers.incident(incident);
    elsewhere.tell(incident);
    changed();
  });

  return { covers, elsewhere, turn, asked };
}
