import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { windowOf } from './windowed.ts';
import './longList.css';

interface LongListProps<T> {
  readonly label: string;
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string | number;
  /** px; each row has it */
  readonly rowHeight: number;
  readonly show: (row: T, at: number) => ComponentChildren;
  /** the end is near: fetch more */
  readonly onEnd?: () => void;
}

/** 10,000 rows, of which those in sight are drawn. It fills its parent, and scrolls by itself; a screen reader hears how many there are. */
export function LongList<T>({ label, rows, keyOf, rowHeight, show, onEnd }: LongListProps<T>) {
  const frame = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ scrolled: 0, height: 600 });

  useLayoutEffect(() => {
    const { current } = frame;
    if (!current) return undefined;
    const measure = () => setPlace({ scrolled: current.scrollTop, height: current.clientHeight });
    const watch = new ResizeObserver(measure);
    watch.observe(current);
    return () => watch.disconnect();
  }, []);

  const { from, to } = windowOf(rows.length, rowHeight, place.scrolled, place.height);
  return (
    <div
      ref={frame}
      class="long-list"
      onScroll={({ currentTarget }) => {
        const { scrollTop, clientHeight, scrollHeight } = currentTarget;
        setPlace({ scrolled: scrollTop, height: clientHeight });
        if (scrollHeight - scrollTop < clientHeight * 2) onEnd?.();
      }}
    >
      <ul aria-label={label} style={{ height: `${rows.length * rowHeight}px` }}>
        {rows.slice(from, to).map((row, i) => (
          <li
            key={keyOf(row)}
            aria-setsize={rows.length}
            aria-posinset={from + i + 1}
            style={{ height: `${rowHeight}px`, transform: `translateY(${(from + i) * rowHeight}px)` }}
          >
            {show(row, from + i)}
          </li>
        ))}
      </ul>
    </div>
  );
}
