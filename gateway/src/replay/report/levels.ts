/** The water levels of one cover in the order of their times, and what detection took each for. */
export interface Levels {
  readonly cover: string;
  readonly at: number[];
  readonly mm: number[];
  /** values of VERDICT */
  readonly verdicts: number[];
}

/** Keeps what a report draws. A recording stands in memory once as it is sorted; this is a second, smaller time. */
export function createLevels() {
  const byCover = new Map<string, Levels>();
  return {
    add(cover: string, at: number, mm: number, verdict: number): void {
      let levels = byCover.get(cover);
      if (levels === undefined) {
        levels = { cover, at: [], mm: [], verdicts: [] };
        byCover.set(cover, levels);
      }
      levels.at.push(at);
      levels.mm.push(mm);
      levels.verdicts.push(verdict);
    },
    all: (): readonly Levels[] => [...byCover.values()],
  };
}

export type LevelLog = ReturnType<typeof createLevels>;
