import { it } from 'vitest';
import { losesNoAlert } from '../support/modemDisturbed.ts';
import { RYLR } from '../support/modemKinds.ts';

it(`a node loses no alert over a ${RYLR.name} whose line is disturbed, and waits for no command for ever`, () => {
  losesNoAlert(RYLR, 1000);
}, 120_000);
