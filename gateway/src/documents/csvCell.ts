/** What a spreadsheet would run as a formula (OWASP, CSV injection); a quote before it is taken off again by an import of ours. */
const TO_GUARD = /^'*[=+\-@\t\r]/;

/** One cell of a table (RFC 4180): a text that a spreadsheet would run is guarded, a number is not; in quotes where it needs them. */
export function csvCell(value: string | number): string {
  const text = String(value);
  const guarded = typeof value === 'string' && TO_GUARD.test(text) ? `'${text}` : text;
  return /[",;\r\n]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}

export const CSV_END = '\r\n';

export function csvRow(cells: readonly (string | number)[]): string {
  return cells.map(csvCell).join(',') + CSV_END;
}
