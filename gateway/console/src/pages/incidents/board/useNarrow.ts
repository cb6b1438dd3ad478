import { useEffect, useState } from 'preact/hooks';

/** As narrow as the layout's own turn to a phone. */
const NARROW = '(max-width: 60rem)';

/** Is the screen too narrow for columns beside each other? */
export function useNarrow(): boolean {
  const [isNarrow, setNarrow] = useState(() => matchMedia(NARROW).matches);
  useEffect(() => {
    const media = matchMedia(NARROW);
    const look = () => setNarrow(media.matches);
    media.addEventListener('change', look);
    return () => media.removeEventListener('change', look);
  }, []);
  return isNarrow;
}
