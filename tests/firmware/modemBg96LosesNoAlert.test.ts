import { it } from 'vitest';
import { losesNoAlert } from '../support/modemDisturbed.ts';
import { BG96 } from '../support/modemKinds.ts';

it(`a node loses no alert over a ${BG96.name} whose line is disturbed, and waits for no command for ever`, () => {
  losesNoAlert(BG96, 1000);
}, 120_000);
