import { z } from 'zod';
import { ROLES } from '../../accounts/roles.ts';
import { time } from './words.ts';

export const role = z.enum(ROLES);

/** A line of words without marks that nobody sees. */
export const unit = z
  .string()
  .trim()
  .regex(/^[^\p{Cc}\p{Cf}]{1,64}$/u, 'is no unit: a word or a few, at most 64 characters')
  .transform((text) => text.normalize('NFC'))
  .meta({ type: 'string', description: 'where somebody works', examples: ['water'] });

/** BCP 47, as far as a console needs it. */
export const language = z
  .string()
  .regex(/^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}$/, 'is no language such as en or zh-CN')
  .meta({ examples: ['en', 'zh-CN', 'zh-TW'] });

/** As it is typed: what it must be like depends on what it is for, and no rule is told to whoever only tries. */
export const typedName = z.string().min(1).max(128);
export const typedPassword = z.string().min(1).max(1_024).meta({ format: 'password', writeOnly: true });

export const sessionSchema = z
  .object({
    state: z.enum(['first-start', 'anonymous', 'signed-in']).meta({
      description: 'first-start: there is no administrator yet; one is made on the machine of the gateway',
    }),
    user: z.object({ name: z.string(), role, unit: z.string().nullable(), language: z.string().nullable() }).nullable(),
    csrf: z
      .string()
      .nullable()
      .meta({ description: 'what the header x-lidwatch-csrf holds of every request of this session that is no GET' }),
    gateway: z.string(),
    version: z.string(),
  })
  .meta({ id: 'Session' });

export const userSchema = z
  .object({
    name: z.string(),
    role,
    unit: z.string().nullable(),
    language: z.string().nullable(),
    disabled: z.boolean(),
    madeAt: time,
    changedAt: time,
    disabledAt: time.nullable(),
    seenAt: time.nullable().meta({ description: 'the last request of a session that they have' }),
  })
  .meta({ id: 'User' });

export const auditSchema = z
  .object({
    id: z.int(),
    at: time,
    who: z
      .string()
      .meta({ description: 'a user, a token, `local`: a program on the machine, `cli`: its command line' }),
    what: z.string().meta({ examples: ['POST /api/covers/:cover/orders', 'user add'] }),
    subject: z.string(),
    detail: z.string().meta({ description: 'what was sent, as JSON: shortened, and without what is secret' }),
  })
  .meta({ id: 'AuditEntry' });
