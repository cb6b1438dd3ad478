import { useState } from 'preact/hooks';
import { type Problem, toProblem } from '../api/problem.ts';

/** Something that somebody has asked for and that takes a moment: a button that waits, a form that says what was wrong. */
export interface Doing {
  readonly isBusy: boolean;
  readonly problem: Problem | undefined;
  /** Resolves with true where it was done. Never rejects. */
  run(what: () => Promise<unknown>): Promise<boolean>;
  /** Forgets what was wrong. */
  forget(): void;
}

export function useDoing(): Doing {
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  return {
    ...{ isBusy, problem },
    async run(what) {
      setBusy(true);
      setProblem(undefined);
      try {
        await what();
        return true;
      } catch (error) {
        setProblem(toProblem(error));
        return false;
      } finally {
        setBusy(false);
      }
    },
    forget: () => setProblem(undefined),
  };
}
