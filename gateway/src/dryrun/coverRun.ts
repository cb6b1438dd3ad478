import { detect } from '../detect/detect.ts';
import { emptyState } from '../detect/state.ts';
import type { Rules, Sample } from '../detect/types.ts';
import type { Heard } from '../store/types.ts';
import { createEventBook, type FoundEvent } from './found.ts';
import { createGatherer, type Placed } from './gather.ts';
import { createReceipts } from './receipts.ts';
import { createSilence, type Ending } from './silence.ts';

export interface CoverRunOptions {
  readonly cover: string;
  readonly rules: Rules;
  /** what its node kept at the start */
  readonly heartbeatMs: number;
  /** rows of `heard` that were received before `upTo`, and behind those that were asked for before */
  heardBefore(upTo: number): Iterable<Heard>;
}

/** One cover through detection once more, from nothing, page by page. */
export interface CoverRun {
  /** Readings in the order of their event times, behind those before. */
  page(readings: readonly Placed[]): void;
  /** There are no more; what was found. */
  end(ending: Ending): readonly FoundEvent[];
  /** samples that were folded */
  samples(): number;
}

export function createCoverRun({ cover, rules, heartbeatMs, heardBefore }: CoverRunOptions): CoverRun {
  const book = createEventBook(cover);
  const gatherer = createGatherer();
  const silence = createSilence({ rules, heartbeatMs, note: book.note });
  const receipts = createReceipts(silence.take);
  let state = emptyState();
  let count = 0;

  function fold(samples: readonly Sample[]): void {
    count += samples.length;
    const step = detect(rules, state, samples);
    state = step.state;
    book.note(step.transitions);
  }

  function pass(upTo: number): void {
    receipts.add(gatherer.frames());
    receipts.pass(upTo, heardBefore(upTo));
  }

  return {
    page(readings) {
      fold(readings.flatMap(gatherer.take));
      const last = readings.at(-1);
      if (last) pass(last.place.at);
    },
    end(ending) {
      fold(gatherer.end());
      pass(Number.POSITIVE_INFINITY);
      silence.end(ending);
      return book.all();
    },
    samples: () => count,
  };
}
