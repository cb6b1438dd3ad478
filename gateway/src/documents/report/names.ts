import type { Grouping } from '../../supervision/types.ts';
import type { ReportWords } from './words/words.ts';

/** Where a word of a language stands for a name of ours it is shown; the names of a city's own units and cells stay. */
export function nameOf(words: ReportWords, grouping: Grouping, name: string): string {
  if (name === '') return words.none[grouping];
  if (grouping !== 'rule') return name;
  return Object.hasOwn(words.rules, name) ? words.rules[name as keyof typeof words.rules] : name;
}

export function stepName({ steps }: ReportWords, step: string): string {
  return Object.hasOwn(steps, step) ? (steps[step] ?? step) : step;
}
