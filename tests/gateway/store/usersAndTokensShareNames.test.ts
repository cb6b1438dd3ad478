import { expect, it } from 'vitest';
import { isGatewayError } from '../../../gateway/src/errors.ts';
import { openTestStore } from '../../support/storeRig.ts';

it('nobody is called what somebody else is called, whatever its case', () => {
  const { users, tokens } = openTestStore();
  tokens.create({ name: 'Console', scope: 'viewer' }, 0);
  users.add({ name: 'ann', role: 'viewer', passwordHash: '-' }, 0);
  for (const name of ['console', 'ann', 'ANN']) {
    expect(() => users.add({ name, role: 'admin', passwordHash: '-' }, 0)).toThrow(
      expect.toSatisfy((error) => isGatewayError(error, 'user-exists')),
    );
  }
  for (const name of ['ann', 'Ann', 'Console']) {
    expect(() => tokens.create({ name, scope: 'admin' }, 0)).toThrow(
      expect.toSatisfy((error) => isGatewayError(error, 'token-exists')),
    );
  }
  expect(users.get('ANN')).toMatchObject({ name: 'ann', role: 'viewer' });
});
