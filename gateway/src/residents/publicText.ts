/** What somebody may have written of themselves where everybody reads it: addresses of mail, and numbers that could be a telephone's. */
const RUN = /[^\s<>(),;:"]+/gu;
const NUMBER = /(?:\+?\d[\s().-]{0,2}){7,}/g;

/** Run by run: one expression for an address looks for its @ from every letter anew, and a text without any takes its square. */
function withoutMail(run: string): string {
  return /[^@]@[^@]/u.test(run) ? '…' : run;
}

export function publicText(text: string): string {
  return text.replace(RUN, withoutMail).replace(NUMBER, '… ').trim();
}
