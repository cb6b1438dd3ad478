import { DateTime } from 'luxon';
import type { ReportWords } from './words/words.ts';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 1_440;

/** Figures as people of a language write them. */
export interface Formats {
  count(value: number): string;
  share(value: number | null): string;
  span(ms: number | null): string;
  time(at: number): string;
}

/** Of what there was nothing to measure. */
export const NOTHING = '–';

/** The two largest units; under a minute is a minute, since nobody is faster. */
function spanOf({ spans }: ReportWords, ms: number): string {
  const minutes = Math.max(1, Math.round(ms / MINUTE_MS));
  const [days, hours, rest] = [Math.floor(minutes / DAY_MINUTES), Math.floor(minutes / 60) % 24, minutes % 60];
  const parts: readonly (readonly [number, string])[] =
    days > 0
      ? [
          [days, spans.day],
          [hours, spans.hour],
        ]
      : [
          [hours, spans.hour],
          [rest, spans.minute],
        ];
  const told = parts.filter(([value]) => value > 0).map(([value, unit]) => `${value}${spans.space}${unit}`);
  return told.join(spans.space);
}

export function createFormats(words: ReportWords, zone: string): Formats {
  const number = new Intl.NumberFormat(words.language);
  const percent = new Intl.NumberFormat(words.language, { style: 'percent', maximumFractionDigits: 1 });
  return {
    count: (value) => number.format(value),
    share: (value) => (value === null ? NOTHING : percent.format(value)),
    span: (ms) => (ms === null ? NOTHING : ms === 0 ? `0${words.spans.space}${words.spans.minute}` : spanOf(words, ms)),
    time: (at) => DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd HH:mm'),
  };
}

/** A figure or aim of a target. */
export function measureOf(formats: Formats, unit: 'share' | 'ms', value: number | null): string {
  return unit === 'share' ? formats.share(value) : formats.span(value);
}
