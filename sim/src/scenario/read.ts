import { readDocument } from './document.ts';
import { resolve } from './resolve.ts';
import { scenarioSchema } from './schema.ts';
import type { Scenario } from './types.ts';

/**
 * A scenario from the text of its file. Throws `scenario-invalid` with every fault and where it stands; `file` is
 * the name to put before the line. `covers` replaces the number of covers in the file; events on covers that are then
 * missing are left out.
 */
export function readScenario(text: string, file: string, covers?: number): Scenario {
  return readDocument(text, file, 'scenario-invalid', scenarioSchema, (checked) => {
    const { scenario, faults } = resolve(checked, covers);
    return { value: scenario, faults };
  });
}
