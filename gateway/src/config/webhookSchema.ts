import { z } from 'zod';
import { RULE_NAMES, SEVERITIES } from '../detect/types.ts';
import { closed, integer, oneOf, quantity, text } from './fields.ts';
import { type Secrets, secretKeys, withSecrets } from './secrets.ts';

function isWebUrl(value: string): boolean {
  const url = URL.parse(value);
  return url !== null && ['http:', 'https:'].includes(url.protocol) && url.hostname !== '';
}

// an address that is wrong may hold a token all the same: neither it nor a header is quoted
const url = z
  .string({ error: 'is missing; an address like https://HOST/PATH is needed' })
  .refine(isWebUrl, { error: 'is not an address like https://HOST/PATH' })
  .refine((value) => !URL.parse(value)?.username && !URL.parse(value)?.password, {
    error: 'holds a user name or password; put a token into tokenFile',
  });

// RFC 9110 section 5.6.2, and those that are made here
const headerName = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;
const OURS = /^(?:content-|webhook-|authorization$|host$|connection$|transfer-encoding$)/i;

const headers = z
  .record(
    z.string(),
    z
      .string({ error: 'is not a text: put quotes around it' })
      .regex(/^[\t\x20-\x7e]*$/, 'holds what no header may hold'),
  )
  .superRefine((all, context) => {
    for (const header of Object.keys(all)) {
      const message = !headerName.test(header)
        ? 'is no name of a header'
        : OURS.test(header)
          ? 'is set by the gateway'
          : '';
      if (message !== '') context.addIssue({ code: 'custom', path: [header], message, input: header });
    }
  });

/** One receiver of events over HTTP. */
export const webhook = closed({
  name: text(/^[a-z0-9][a-z0-9-]{0,31}$/, 'a name (lower-case letters, digits and -)'),
  url,
  mode: oneOf(['structured', 'batch']).default('structured'),
  atOnce: integer(1, 500, 'a number of events').default(50),
  timeout: quantity('time', { min: 1_000, max: 120_000 }).default(10_000),
  severity: oneOf(SEVERITIES).default('info'),
  rules: z.array(oneOf(RULE_NAMES)).min(1, 'names no rule').optional(),
  incidents: z.boolean({ error: 'is true or false' }).optional(),
  shelved: z.boolean({ error: 'is true or false' }).default(true),
  from: oneOf(['now', 'beginning']).default('now'),
  headers: headers.default({}),
  ...secretKeys('secret'),
  ...secretKeys('token'),
});

export type WebhookFile = z.infer<typeof webhook>;

/**
 * As the sink takes it: spans in ms, secrets in place of what names them. One that names the rules that it wants to hear of
 * knows nothing of incidents, unless it asks for them.
 */
export function toWebhook({ timeout, ...file }: WebhookFile, index: number, secrets: Secrets) {
  const { rules = [...RULE_NAMES], incidents = file.rules === undefined } = file;
  return { ...withSecrets(file, ['webhooks', index], secrets), rules, incidents, timeoutMs: timeout };
}

export type WebhookConfig = ReturnType<typeof toWebhook>;
