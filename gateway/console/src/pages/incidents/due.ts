import type { Incident } from '../../api/incidentDocuments.ts';

type DueTone = 'good' | 'yellow' | 'red' | 'stopped';

/** How much of the time of the awaited step is over. */
export interface Due {
  /** 0 to 1 */
  readonly share: number;
  readonly tone: DueTone;
  /** ms; negative: late by so much */
  readonly left: number;
}

/** As the gateway gives its cards: yellow from here on. */
const YELLOW_FROM = 0.8;

/**
 * Undefined where nothing is awaited, or with all the time. Counted from the opening or the last step, whichever makes the longer bar:
 * the gateway tells when the time ends, and the card says what it thinks of it.
 */
export function dueOf(
  incident: Pick<Incident, 'next' | 'openedAt' | 'card' | 'verification'>,
  now: number,
): Due | undefined {
  const { next, openedAt, card, verification } = incident;
  if (!next?.dueAt) return undefined;
  const due = Date.parse(next.dueAt);
  const from = Date.parse(openedAt);
  const share = due <= from ? 1 : Math.min(1, Math.max(0, (now - from) / (due - from)));
  const left = due - now;
  // work that is handed in waits for the sensor, not for the crew
  if (verification.state === 'waiting') return { share, left, tone: 'stopped' };
  if (card === 'red' || left < 0) return { share: 1, left, tone: 'red' };
  return { share, left, tone: card === 'yellow' || share >= YELLOW_FROM ? 'yellow' : 'good' };
}

/** What is most pressing stands first: late, then by what is left; without a limit last. */
export function byUrgency(one: Incident, other: Incident): number {
  const at = ({ next }: Incident) => (next?.dueAt ? Date.parse(next.dueAt) : Number.POSITIVE_INFINITY);
  const [a, b] = [at(one), at(other)];
  return a === b ? (one.id < other.id ? -1 : 1) : a - b;
}
