import { RULE_SCALES } from '../detect/ruleSettings.ts';
import type { RuleName } from '../detect/types.ts';

/** `2023-04-13 00:33:55Z`. */
export function formatTime(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')}Z`;
}

const SPANS = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
] as const;

/** The two largest units: `2 min 6 s`, `3 d 4 h`. */
export function formatSpan(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const first = SPANS.findIndex(([, size]) => seconds >= size);
  if (first < 0) return '0 s';
  let rest = seconds;
  const parts = SPANS.slice(first, first + 2).flatMap(([unit, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    return count === 0 ? [] : [`${count} ${unit}`];
  });
  return parts.join(' ');
}

/** `1245 mm`; `-` where only a switch has spoken. */
export function formatValue(rule: RuleName, value: number | null): string {
  return value === null ? '-' : `${Number(value.toFixed(1))} ${RULE_SCALES[rule].unit}`;
}

/** `1 event`, `5,158 rows`. */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
}

/** `3 pending, 1 refused`; nothing where all are 0. */
export function tellStates(states: Readonly<Record<string, number>>): string {
  const told = Object.entries(states).filter(([, count]) => count > 0);
  return told.map(([state, count]) => `${count.toLocaleString('en')} ${state}`).join(', ');
}
