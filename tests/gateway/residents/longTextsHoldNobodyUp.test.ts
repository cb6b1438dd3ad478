import fc from 'fast-check';
import { expect, it } from 'vitest';
import { publicText } from '../../../gateway/src/residents/publicText.ts';
import { screen } from '../../../gateway/src/residents/screen.ts';

/** So long that whatever takes the square of it is not back within the time that a test has. */
const LONG = 150_000;

it.each(['a', '1-', 'a.', 'http ', 'www', '<', '[ ', '井', 'a@', '123456a'])(
  'a text of %j alone is read through once',
  (piece) => {
    const text = piece.repeat(LONG / piece.length);
    const shown = publicText(text);
    expect(shown.length).toBeLessThanOrEqual(text.length);
    const screened = { text, isPage: false, ofAddress: 0, isRepeated: false };
    expect(['links', undefined]).toContain(screen(screened, { hold: 1, words: ['x'] }));
  },
);

it('no address of mail and no number of a telephone comes through, and other words do', () => {
  for (const [text, shown] of [
    ['write to ann@example.org, please', 'write to …, please'],
    ['(ann.b+c@example.org)', '(…)'],
    ['a@b@c', '…'],
    ['@home at 5', '@home at 5'],
    ['open@', 'open@'],
    ['call +49 (170) 123-4567 now', 'call … now'],
    ['12 m deep, house 123456', '12 m deep, house 123456'],
  ] as const) {
    expect([text, publicText(text)]).toEqual([text, shown]);
  }
  const letters = fc.string({ unit: fc.constantFrom('a', '井', '@', '.', ' ', '\n', ',', '<', '1') });
  fc.assert(
    fc.property(letters, (text) => {
      expect(publicText(text)).not.toMatch(/[^\s@<>(),;:"]@[^\s@<>(),;:"]/u);
    }),
  );
});
