import { accelerometerContract } from '../support/accelerometerContract.ts';

accelerometerContract('LIS3DH');
accelerometerContract('LIS2DW12');
