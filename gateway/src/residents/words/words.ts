import type { ImageRefusal } from '../image.ts';
import type { Refused } from '../intake.ts';
import type { Stage } from '../stage.ts';

/** Everything that the pages for residents say. A language that lacks a text is a fault of types. */
export interface Words {
  readonly title: string;
  readonly cover: (cover: string) => string;
  readonly danger: string;
  readonly known: (stage: string) => string;
  readonly what: string;
  readonly more: string;
  readonly moreHint: string;
  readonly photo: string;
  readonly photoHint: string;
  readonly contact: string;
  readonly contactHint: (days: number) => string;
  readonly leaveEmpty: string;
  readonly send: string;
  readonly faults: {
    readonly heading: string;
    readonly service: string;
    readonly text: string;
    readonly contact: string;
    readonly body: string;
  };
  readonly photoRefused: Readonly<Record<ImageRefusal, string>>;
  readonly refused: Readonly<Record<Refused, string>>;
  readonly followTitle: (id: string) => string;
  readonly thanks: string;
  readonly keep: string;
  /** for whoever has reported by another program */
  readonly followAt: (url: string) => string;
  readonly sentAt: (time: string) => string;
  readonly stages: Readonly<Record<Stage, string>>;
  /** what a stage means for whoever reported */
  readonly means: Readonly<Record<Stage, string>>;
  readonly safeQuestion: string;
  readonly safeText: string;
  readonly yes: string;
  readonly no: string;
  readonly answered: string;
  readonly answerLate: string;
  readonly nothing: string;
  readonly nothingText: string;
  readonly trouble: string;
  readonly troubleText: string;
  readonly sheet: { readonly heading: string; readonly how: string };
}
