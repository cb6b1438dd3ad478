import { useCommon, useFormat, useWords } from '../../../shell/console.ts';
import { words } from '../words.ts';
import { readRefutation } from './refutation.ts';

/** Why the sensor does not believe it, in the reader's language. */
export function useRefutation(): (reason: string) => string {
  const t = useWords(words).refuted;
  const rules = useCommon().rule as Readonly<Record<string, string>>;
  const format = useFormat();
  return (reason) => {
    const found = readRefutation(reason);
    switch (found.why) {
      case 'tilt':
        return t.tilt(format.quantity(found.deg, 'deg'));
      case 'again':
        return t.again(rules[found.rule] ?? found.rule);
      case 'other':
        return found.text;
      default:
        return t[found.why];
    }
  };
}
