/** What somebody may have written of themselves where everybody reads it: addresses of mail, and numbers that could be a telephone's. */
const MAIL = /[^\s@<>(),;:"]+@[^\s@<>(),;:"]+/gu;
const NUMBER = /(?:\+?\d[\s().-]{0,2}){7,}/g;

export function publicText(text: string): string {
  return text.replace(MAIL, '…').replace(NUMBER, '… ').trim();
}
