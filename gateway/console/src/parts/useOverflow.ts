import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Is what an element holds wider than it is? */
export function useOverflow(element: RefObject<HTMLElement>): boolean {
  const [isWider, setWider] = useState(false);
  useEffect(() => {
    const { current } = element;
    if (!current) return undefined;
    const watch = new ResizeObserver(() => setWider(current.scrollWidth > current.clientWidth + 1));
    watch.observe(current);
    for (const child of current.children) watch.observe(child);
    return () => watch.disconnect();
  }, [element]);
  return isWider;
}
