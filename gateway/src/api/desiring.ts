import { asInApi, changed, faultsTogether, parseSettings } from '../config/nodeSettings.ts';
import type { Configs } from '../store/configs.ts';
import { type Problem, problem } from './problem.ts';

type Change = Parameters<Configs['desire']>[1];
type Faults = ReturnType<typeof faultsTogether>;

/** Why a change was not made, from inside of its transaction. */
class Refused extends Error {
  readonly problem: Problem;

  constructor(found: Problem) {
    super();
    this.problem = found;
  }
}

function faulty(faults: Faults): Problem {
  return problem('invalid-body', {
    errors: faults.map(({ path, message }) => ({ name: `settings.${path}`, message })),
  });
}

interface Desiring {
  /** is there still what the asker has seen? */
  isAsSeen(): boolean;
  desire(change: Change): void;
}

/** Wants the settings of a body, all of them and no others; or tells why not, and nothing is changed. */
export function desireBy(
  settings: Readonly<Record<string, unknown>>,
  { isAsSeen, desire }: Desiring,
): Problem | undefined {
  const parsed = parseSettings(Object.entries(settings), asInApi);
  if (!parsed.ok) return faulty(parsed.faults);
  const after = changed({}, parsed.change);
  try {
    // inside of the transaction: nobody can come between
    desire((_before, merges) => {
      if (!isAsSeen()) throw new Refused(problem('changed-meanwhile'));
      const faults = faultsTogether(merges(after), asInApi);
      if (faults.length > 0) throw new Refused(faulty(faults));
      return after;
    });
  } catch (error) {
    if (error instanceof Refused) return error.problem;
    throw error;
  }
  return undefined;
}
