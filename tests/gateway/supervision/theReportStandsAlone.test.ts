import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { reportCsv } from '../../../gateway/src/documents/report/reportCsv.ts';
import { reportPage } from '../../../gateway/src/documents/report/reportPage.ts';
import { REPORT_WORDS } from '../../../gateway/src/documents/report/words/words.ts';
import { LANGUAGES } from '../../../gateway/src/parts/language.ts';
import { poorMonths, reportOf } from '../../support/reportRig.ts';

it.each(LANGUAGES)('as a page in %s: no script, nothing from elsewhere, names that are no markup', async (language) => {
  const page = reportPage(await reportOf(poorMonths()), language);
  expect(page).toMatch(new RegExp(`^<!doctype html>\n<html lang="${language}">`));
  expect(page).not.toMatch(/<script|<link|<iframe|<img|@import|url\(|https?:|\son\w+=/i);
  expect(page).toContain('@page { size: A4');
  expect(page).toContain('&lt;b&gt;road&lt;/b&gt;');
  expect(page).not.toContain('<b>');
  const { plan, done, check, act } = REPORT_WORDS[language];
  const order = [plan, done, check, act].map(({ title }) => page.indexOf(`<h2>${title}</h2>`));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
  expect(order[0]).toBeGreaterThan(0);
  expect(page).not.toMatch(/undefined|NaN|\[object/);
  expect(page.match(/<svg /g)?.length).toBeGreaterThanOrEqual(2);
});

it('as a table that a spreadsheet reads and does not run', async () => {
  const text = reportCsv(await reportOf(poorMonths()));
  expect(text.startsWith('\uFEFFmonth,kind,name,figure,value,unit\r\n')).toBe(true);
  const rows = parse(text, { bom: true, record_delimiter: '\r\n' }) as string[][];
  const figureOf = (kind: string, name: string, figure: string) =>
    rows.find((row) => row[1] === kind && row[2] === name && row[3] === figure)?.[4];
  expect(figureOf('all', '', 'opened')).toBe('31');
  expect(figureOf('unit', 'road', 'onTimeShare')).toBe('0.4');
  expect(figureOf('target', 'onTime', 'aim')).toBe('0.95');
  expect(rows.flat().filter((cell) => /^[=+\-@]/.test(cell))).toEqual([]);
});
