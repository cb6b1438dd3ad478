import { useState } from 'preact/hooks';
import { useConsole } from '../../../shell/console.ts';

export type View = 'board' | 'list';
const KEY = 'incidents.view';

/** Board or list, as this person left it. */
export function useView(): readonly [View, (view: View) => void] {
  const { keep } = useConsole();
  const [view, setView] = useState<View>(keep.get(KEY) === 'list' ? 'list' : 'board');
  return [
    view,
    (next) => {
      keep.set(KEY, next);
      setView(next);
    },
  ];
}
