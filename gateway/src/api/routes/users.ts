import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { passwordFault } from '../../accounts/passwordRules.ts';
import { USER_NAME_RULE, userNameOf } from '../../accounts/userName.ts';
import { userDocument } from '../../documents/userDocument.ts';
import { isGatewayError } from '../../errors.ts';
import type { Clock } from '../../parts/clock.ts';
import type { Store } from '../../store/store.ts';
import type { Accounts } from '../access/accounts.ts';
import { type Problem, problem } from '../problem.ts';
import { route } from '../route.ts';
import { language, role, typedName, typedPassword, unit, userSchema } from '../schemas/account.ts';

export interface UserSources {
  store(): Store;
  readonly clock: Clock;
  readonly accounts: Accounts;
}

/** The name as it is stored, or what is wrong with it. */
export function newUserName(typed: string): string | Problem {
  const message = `is none that a user can have: ${USER_NAME_RULE}`;
  return userNameOf(typed) ?? problem('invalid-body', { errors: [{ name: 'name', message }] });
}

export function passwordProblem(field: string, password: string, name: string): Problem | undefined {
  const message = passwordFault(password, name);
  return message === undefined ? undefined : problem('invalid-body', { errors: [{ name: field, message }] });
}

function noUser(name: string): Problem {
  return problem('not-found', { detail: `no user ${name}` });
}

/** Who may do what: for administrators. */
export function addUsers(app: FastifyInstance, { store, clock, accounts }: UserSources): void {
  const tag = 'users';
  const need = 'admin';
  const busy = (): Problem => problem('too-many-requests', { detail: 'too many passwords are being worked on' });

  route(
    app,
    {
      ...{ method: 'GET', path: '/api/users', need, tag, summary: 'List users' },
      answer: z.object({ users: z.array(userSchema) }),
    },
    () => ({ users: store().users.list().map(userDocument) }),
  );

  route(
    app,
    {
      ...{ method: 'POST', path: '/api/users', need, tag, status: 201, summary: 'Add a user' },
      body: z.strictObject({
        name: typedName,
        password: typedPassword,
        role,
        unit: unit.nullable().optional(),
        language: language.nullable().optional(),
      }),
      answer: userSchema,
      problems: ['conflict'],
    },
    async ({ body: { password, unit: of, language: spoken, ...body } }) => {
      const name = newUserName(body.name);
      if (typeof name !== 'string') return name;
      const fault = passwordProblem('password', password, name);
      if (fault) return fault;
      const passwordHash = await accounts.hash(password);
      if (passwordHash === undefined) return busy();
      const more = { unit: of ?? undefined, language: spoken ?? undefined };
      try {
        return userDocument(store().users.add({ name, passwordHash, role: body.role, ...more }, clock.now()));
      } catch (error) {
        if (!isGatewayError(error, 'user-exists')) throw error;
        return problem('conflict', { detail: error.message });
      }
    },
  );

  route(
    app,
    {
      ...{ method: 'PATCH', path: '/api/users/:user', need, tag, summary: 'Change a user' },
      description:
        'Whoever is disabled, or given another password, is logged out everywhere; another role counts from the next request on. The last administrator stays one.',
      params: z.object({ user: typedName }),
      body: z.strictObject({
        role: role.optional(),
        unit: unit.nullable().optional(),
        language: language.nullable().optional(),
        password: typedPassword.optional(),
        disabled: z.boolean().optional(),
      }),
      answer: userSchema,
      problems: ['conflict'],
    },
    async ({ params, body: { password, ...change }, who }) => {
      const name = store().users.get(params.user)?.name;
      if (name === undefined) return noUser(params.user);
      if (password !== undefined && who.session?.user === name) {
        // or a cookie that was stolen would be good for the account itself
        return problem('conflict', {
          detail: 'the own password is changed with the old one: PUT /api/session/password',
        });
      }
      const fault = password === undefined ? undefined : passwordProblem('password', password, name);
      if (fault) return fault;
      const passwordHash = password === undefined ? undefined : await accounts.hash(password);
      if (password !== undefined && passwordHash === undefined) return busy();
      const changed = store().users.change(name, { ...change, passwordHash }, clock.now());
      if (changed === 'unknown') return noUser(name);
      if (changed !== 'last-admin') return userDocument(changed);
      return problem('conflict', { detail: `${name} is the last administrator` });
    },
  );
}
