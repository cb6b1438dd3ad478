import { expect, it } from 'vitest';
import { isGatewayError } from '../../../gateway/src/errors.ts';
import { openStore } from '../../../gateway/src/store/store.ts';
import { key, openTestStore } from '../../support/storeRig.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

function codeOf(work: () => unknown): string | undefined {
  try {
    work();
  } catch (error) {
    return isGatewayError(error) ? error.code : String(error);
  }
  return undefined;
}

it('refuses a second gateway on the same folder, and takes it once the first is gone', () => {
  const folder = temporaryFolder();
  const first = openTestStore({ folder });
  expect(codeOf(() => openStore({ folder, access: 'gateway' }))).toBe('store-locked');
  first.close();
  expect(codeOf(() => openTestStore({ folder }))).toBeUndefined();
});

it('lets a command add a cover beside a gateway, which sees it with the next batch', () => {
  const folder = temporaryFolder();
  const gateway = openTestStore({ folder });
  gateway.registry.refresh();
  const tool = openTestStore({ folder, access: 'tool' });
  tool.covers.add({ cover: 'C-1', node: 7, key: key(1), name: 'Station Road' }, 0);
  expect(gateway.registry.node(7)).toBeUndefined();
  expect(gateway.registry.refresh()).toBe(true);
  expect(gateway.registry.node(7)).toMatchObject({ cover: 'C-1' });
  expect(gateway.registry.cover('C-1')).toMatchObject({ name: 'Station Road', node: 7 });
  expect(gateway.registry.refresh()).toBe(false);
});

it('says that there is nothing to look at where no gateway ever ran', () => {
  expect(codeOf(() => openStore({ folder: temporaryFolder(), access: 'tool' }))).toBe('store-missing');
});
