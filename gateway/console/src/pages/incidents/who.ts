import { useWords } from '../../shell/console.ts';
import { words } from './words.ts';

/** Who said it: the sensor, the gateway and residents have no name of their own. */
export function useWho(): (who: string) => string {
  const t = useWords(words);
  const known = t.who as Readonly<Record<string, string>>;
  return (who) => (Object.hasOwn(known, who) ? (known[who] ?? who) : who);
}
