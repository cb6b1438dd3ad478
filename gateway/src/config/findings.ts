import type { Clash } from './consistency.ts';
import type { YamlFile } from './document.ts';
import { formatPath, type Problem } from './problems.ts';

/** Collects what is found about one file. */
export interface Findings {
  readonly problems: Problem[];
  add(clash: Clash): void;
}

export function createFindings(source: YamlFile): Findings {
  const problems: Problem[] = [];
  return {
    problems,
    add: ({ path, ...rest }) => {
      const at = source.placeOfValue(path);
      problems.push({ file: source.file, ...at, path: formatPath(path), ...rest });
    },
  };
}
