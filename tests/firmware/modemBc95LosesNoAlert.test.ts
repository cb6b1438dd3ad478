import { it } from 'vitest';
import { losesNoAlert } from '../support/modemDisturbed.ts';
import { BC95 } from '../support/modemKinds.ts';

it(`a node loses no alert over a ${BC95.name} whose line is disturbed, and waits for no command for ever`, () => {
  losesNoAlert(BC95, 1000);
}, 120_000);
