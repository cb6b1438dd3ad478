import type { Contact } from './report.ts';
import { type Service, serviceOf } from './services.ts';

type FormFault = 'service' | 'text' | 'contact';

/** What somebody has filled in, whether it will do or not: to be shown again. */
export interface FilledForm {
  readonly service: Service | undefined;
  readonly text: string;
  readonly contact: string;
  /** the name of the report to come: sent twice, it is one */
  readonly key: string | undefined;
  readonly honeypot: boolean;
  /** how long the form was looked at; undefined where its key does not say */
  readonly tookMs: number | undefined;
  readonly faults: readonly FormFault[];
}

const MAX_TEXT = 2_000;
const MAX_CONTACT = 200;

/** When the form was made, in ms, and what nobody can guess. */
const KEY = /^([0-9a-z]{8,9})\.([\w-]{22})$/;

export function formKey(secret: string, now: number): string {
  return `${now.toString(36)}.${secret}`;
}

/** What a person may write: no control characters but for ends of lines. */
export function cleaned(text: string | undefined): string {
  return (text ?? '')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{C}\n]/gu, '')
    .trim();
}

/** Reads a form. Whatever comes, something can be shown again. */
export function readForm(field: (name: string) => string | undefined, now: number): FilledForm {
  const text = cleaned(field('text'));
  const contact = cleaned(field('contact')).replace(/\n/g, ' ');
  const service = serviceOf(field('service') ?? '');
  const [key, since] = KEY.exec(field('key') ?? '') ?? [];
  const faults: FormFault[] = [];
  if (!service) faults.push('service');
  if (text.length > MAX_TEXT) faults.push('text');
  if (contact.length > MAX_CONTACT) faults.push('contact');
  return {
    ...{ service, key, faults },
    text: text.slice(0, MAX_TEXT),
    contact: contact.slice(0, MAX_CONTACT),
    honeypot: (field('website') ?? '') !== '',
    tookMs: since === undefined ? undefined : now - Number.parseInt(since, 36),
  };
}

export function contactOf(text: string): Contact | undefined {
  return text === '' ? undefined : { text };
}
