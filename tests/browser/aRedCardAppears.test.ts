import { describe, expect, it } from 'vitest';
import { BUILT_IN } from '../../gateway/src/incidents/defaults.ts';
import { has } from '../support/programs.ts';
import { openPage } from './support/chromium.ts';
import { startCrewCity } from './support/crew.ts';
import { signIn } from './support/signIn.ts';

/** Time enough for the page to be there before the yellow card. */
const LIMIT_MS = 12_000;

const hasty = BUILT_IN.map((workflow) => ({
  ...workflow,
  steps: workflow.steps.map((step) =>
    step.kind === 'handle' ? { ...step, limits: [{ withinMs: LIMIT_MS, from: 'opened' as const }] } : step,
  ),
}));

describe.skipIf(!has('chromium'))('an incident near its limit', () => {
  it('gets a yellow card, and a red one past it, on the board without a reload', async () => {
    const city = await startCrewCity({ workflows: { all: hasty, standard: 'six-steps' } });
    const { page, faults } = await openPage(city.api);
    await signIn(page, `${city.api}/incidents`, 'dora');
    await page.getByText('Live').first().waitFor();
    city.send(city.node.hello(), city.node.alert());
    const column = page.getByRole('region', { name: /^Handled/ });
    const card = column.getByRole('link', { name: /Cover tilted/ });
    await card.waitFor();
    expect(await card.textContent()).not.toContain('Red card');
    await card.getByText(/^Yellow card · .* left$/).waitFor();
    await card.getByText(/^Red card · .* late$/).waitFor();

    // and only those, where one wants to see them
    await page.getByText('Red card', { exact: true }).first().click();
    await card.waitFor();
    await page.getByText('Yellow card', { exact: true }).first().click();
    await expect.poll(() => card.count()).toBe(0);
    expect(faults).toEqual([]);
  }, 180_000);
});
