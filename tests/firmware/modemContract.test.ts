import { modemContract } from '../support/modemContract.ts';
import { MODEMS } from '../support/modemKinds.ts';

for (const kind of MODEMS) modemContract(kind);
