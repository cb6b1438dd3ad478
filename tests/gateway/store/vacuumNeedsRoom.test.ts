import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { isGatewayError } from '../../../gateway/src/errors.ts';
import { openDatabase } from '../../../gateway/src/store/database.ts';
import { usedBytes } from '../../../gateway/src/store/prune.ts';
import { vacuum } from '../../../gateway/src/store/vacuum.ts';
import { temporaryFolder } from '../../support/temporaryFolder.ts';

it('a disk with too little room is told of before anything is written', () => {
  const file = join(temporaryFolder(), 'lidwatch.db');
  const db = openDatabase({ file, create: true, waitMs: 0 });
  const bytes = readFileSync(file);
  const used = usedBytes(db);
  expect(() => vacuum(db, 2 * used - 1)).toThrow(
    expect.toSatisfy((error) => isGatewayError(error, 'disk-short') && /MB are free$/.test(String(error))),
  );
  expect(readFileSync(file)).toEqual(bytes);
  expect(() => vacuum(db, 2 * used)).not.toThrow();
  db.close();
});
