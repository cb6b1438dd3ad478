import { useEffect, useRef, useState } from 'preact/hooks';
import { type Problem, toProblem } from '../../api/problem.ts';
import { useConsole } from '../../shell/console.ts';
import { type DryRun, joinRuns } from './dryRun.ts';

export interface Trial {
  readonly run: DryRun | undefined;
  readonly isRunning: boolean;
  /** somebody has stopped it before its end */
  readonly wasStopped: boolean;
  readonly problem: Problem | undefined;
  start(body: Readonly<Record<string, unknown>>): Promise<void>;
  stop(): void;
}

const DIFFERENCES = 1_000;

/** A dry run, piece by piece: the gateway ends it with the request, so that leaving the page stops it. */
export function useTrial(): Trial {
  const { api } = useConsole();
  const [state, setState] = useState<Pick<Trial, 'run' | 'isRunning' | 'wasStopped' | 'problem'>>({
    ...{ run: undefined, isRunning: false, wasStopped: false, problem: undefined },
  });
  const quit = useRef<AbortController>();
  useEffect(() => () => quit.current?.abort(), []);
  return {
    ...state,
    async start(body) {
      quit.current?.abort();
      const mine = new AbortController();
      quit.current = mine;
      let run: DryRun | undefined;
      setState({ run, isRunning: true, wasStopped: false, problem: undefined });
      try {
        // the span stays that of the first piece, however long the others take
        let cursor: string | null = null;
        do {
          const span: object = run ? { to: run.to, cursor } : {};
          const asked = { ...body, ...span, limit: DIFFERENCES };
          const piece: DryRun = await api.send<DryRun>('POST', '/api/rules/dry-run', asked, { signal: mine.signal });
          run = joinRuns(run, piece);
          cursor = piece.next;
          setState({ run, isRunning: cursor !== null, wasStopped: false, problem: undefined });
        } while (cursor !== null);
      } catch (error) {
        if (quit.current !== mine) return;
        const wasStopped = mine.signal.aborted;
        setState({ run, isRunning: false, wasStopped, problem: wasStopped ? undefined : toProblem(error) });
      }
    },
    stop: () => quit.current?.abort(),
  };
}
