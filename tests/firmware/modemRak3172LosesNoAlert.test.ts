import { it } from 'vitest';
import { losesNoAlert } from '../support/modemDisturbed.ts';
import { RAK } from '../support/modemKinds.ts';

it(`a node loses no alert over a ${RAK.name} whose line is disturbed, and waits for no command for ever`, () => {
  losesNoAlert(RAK, 1000);
}, 120_000);
