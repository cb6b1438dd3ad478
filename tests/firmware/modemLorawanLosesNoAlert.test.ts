import { it } from 'vitest';
import { losesNoAlert } from '../support/modemDisturbed.ts';
import { LORAWAN } from '../support/modemKinds.ts';

it(`a node loses no alert over a ${LORAWAN.name} whose line is disturbed, and waits for no command for ever`, () => {
  losesNoAlert(LORAWAN, 1000);
}, 120_000);
