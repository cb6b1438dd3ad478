import { z } from 'zod';
import { closed, integer } from '../fields.ts';
import { linkName } from './linkName.ts';
import { onePort, serialPort } from './serialPort.ts';

// RUI3 AT command manual, AT+BAUD; firmware up to 1.0.4 speaks at 9600
const BAUDS = [4800, 9600, 19_200, 38_400, 57_600, 115_200];

const baud = z.number().refine((value) => BAUDS.includes(value), {
  error: (issue) => `${issue.input} is not a rate of this modem: ${BAUDS.join(', ')}`,
});

const BANDWIDTHS = [125, 250, 500];

const bandwidth = z.number().refine((value) => BANDWIDTHS.includes(value), {
  error: (issue) => `${issue.input} is not a bandwidth in kHz: ${BANDWIDTHS.join(', ')}`,
});

/** A RAK3172, from module to module. The radio is, unless it is told otherwise, as nodes are provisioned. */
export const rak3172 = closed({
  name: linkName,
  kind: z.literal('rak3172'),
  ...serialPort,
  baud: baud.default(115_200),
  // AT+P2P
  frequency: integer(150_000_000, 960_000_000, 'a frequency in Hz').default(868_100_000),
  sf: integer(5, 12, 'a spreading factor').default(9),
  bw: bandwidth.default(125),
  cr: integer(1, 4, 'a coding rate (1 to 4 for 4/5 to 4/8)').default(1),
  preamble: integer(5, 65_535, 'a preamble in symbols').default(8),
  power: integer(5, 22, 'a power in dBm').default(14),
}).superRefine(onePort);
