import fc from 'fast-check';
import { expect, it } from 'vitest';
import { html } from '../../../gateway/src/parts/html.ts';
import { LANGUAGES } from '../../../gateway/src/parts/language.ts';
import { readForm } from '../../../gateway/src/residents/form.ts';
import { followPage } from '../../../gateway/src/residents/pages/followPage.ts';
import { PAGE_HEADERS } from '../../../gateway/src/residents/pages/frame.ts';
import { reportPage } from '../../../gateway/src/residents/pages/reportPage.ts';
import { STAGES } from '../../../gateway/src/residents/stage.ts';

it('what is put into a page ends no element, attribute or text, whatever it is', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', 'a', ';', '#', '`', '\u0000', '井') }),
      (text) => {
        const { markup } = html`<p title="${text}">${text}</p>`;
        expect(markup.match(/[<>"]/g)?.join('')).toBe('<"">' + '<>');
      },
    ),
  );
});

it('what strangers write, and names of covers, stand in pages as text', () => {
  const evil = '</textarea><script>alert(1)</script>"\'><img src=x onerror=y>';
  const form = readForm((name) => (name === 'service' ? 'other' : evil), 0);
  const key = 'k';
  const page = reportPage({
    language: 'en',
    cover: { cover: evil, name: evil, address: evil },
    key,
    contactDays: 90,
    form,
  });
  expect(page.toString()).not.toMatch(/<script|<img|onerror=y>/);
});

it('every page of every language and stage runs no script, asks nobody else, and is whole', () => {
  const csp = PAGE_HEADERS['content-security-policy'];
  expect([csp.includes("default-src 'none'"), csp.includes('script'), csp.includes('unsafe')]).toEqual([
    true,
    false,
    false,
  ]);
  for (const language of LANGUAGES) {
    for (const stage of STAGES) {
      const report = { id: 'R-000001', at: 0, service: 'other', cover: 'C-1' };
      const text = followPage({ language, report, stage, mayAnswer: true, answer: 'answered' }).toString();
      expect(text).toContain(`<html lang="${language}">`);
      expect(text).not.toMatch(/undefined|\[object|<script|https?:\/\//);
    }
  }
});
