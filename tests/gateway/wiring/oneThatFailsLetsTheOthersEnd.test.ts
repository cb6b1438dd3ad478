import { expect, it } from 'vitest';
import { endInTurn } from '../../../gateway/src/wiring/endInTurn.ts';

it('ends each after the one before, and tells the first fault behind the last', async () => {
  const ended: string[] = [];
  const step = (name: string, fault?: string) => async () => {
    await Promise.resolve();
    ended.push(name);
    if (fault !== undefined) throw new Error(fault);
  };
  const thrown = (): void => {
    throw new Error('at once');
  };
  const steps = [step('links'), thrown, step('sinks', 'later'), step('store')];
  await expect(endInTurn(steps)).rejects.toThrow('at once');
  expect(ended).toEqual(['links', 'sinks', 'store']);
});
