/** Months as the gateway names them: 2026-11. */
const MONTH = /^\d{4}-(?:0[1-9]|1[0-2])$/;

/** The month that an address names; the newest where that is none, or has not come. */
export function monthToShow(named: string, newest: string | undefined): string | undefined {
  // such names stand in the order of time
  return MONTH.test(named) && (newest === undefined || named <= newest) ? named : newest;
}

/** As many months behind it, or before it. */
export function monthBehind(month: string, by: number): string {
  const [year = 0, no = 1] = month.split('-').map(Number);
  const at = year * 12 + (no - 1) + by;
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
}

/** The last so many, the newest first. */
export function monthsUpTo(month: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => monthBehind(month, -i));
}

/** As a language writes it: "November 2026". */
export function monthName(month: string, language: string): string {
  const [year = 0, no = 1] = month.split('-').map(Number);
  return new Intl.DateTimeFormat(language, { year: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(year, no - 1, 1)),
  );
}
