import { describe, expect, it } from 'vitest';
import { boardNames } from '../../firmware/build/boards.ts';
import { findTarget } from '../../firmware/build/targets.ts';

describe.each(boardNames())('the board %s', (name) => {
  it('says which radios it may have, and what its Espruino answers, so that it can be provisioned and flashed', async () => {
    const { engine, answers, modems } = await findTarget(name);
    expect(modems.length).toBeGreaterThan(0);
    expect(answers !== undefined).toBe(engine === 'espruino');
  });
});
