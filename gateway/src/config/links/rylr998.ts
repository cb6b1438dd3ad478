import { z } from 'zod';
import { closed, integer, text } from '../fields.ts';
import { linkName } from './linkName.ts';
import { onePort, serialPort } from './serialPort.ts';

// RYLR998 AT command manual, AT+IPR
const BAUDS = [300, 1200, 4800, 9600, 28_800, 38_400, 57_600, 115_200];

const baud = z.number().refine((value) => BAUDS.includes(value), {
  error: (issue) => `${issue.input} is not a rate of this modem: ${BAUDS.join(', ')}`,
});

const network = integer(3, 18, 'a network id (3 to 15, or 18)').refine((id) => id <= 15 || id === 18, {
  error: (issue) => `${issue.input} is not a network id: 3 to 15, or 18`,
});

const PARAMETER_WORDS =
  'four numbers in quotes, "7,7,1,12": spreading factor 7..11, bandwidth 7 (125 kHz) 8 (250) 9 (500), coding rate 1..4, preamble 4..25';
const parameter = text(/^(?:[7-9]|1[01]),[7-9],[1-4],(?:[4-9]|1\d|2[0-5])$/, PARAMETER_WORDS);

const MIN_BAND = 820_000_000;
const MAX_BAND = 960_000_000;

/** A REYAX RYLR998. */
export const rylr998 = closed({
  name: linkName,
  kind: z.literal('rylr998'),
  ...serialPort,
  baud: baud.default(115_200),
  address: integer(0, 65_535, 'a modem address').default(1),
  network: network.default(18),
  band: integer(MIN_BAND, MAX_BAND, 'a frequency in Hz').default(868_100_000),
  // SF7 at 125 kHz: the shortest time on the air; a node far away wants more (and every node of the link the same)
  parameter: parameter.default('7,7,1,12'),
}).superRefine((link, context) => {
  onePort(link, context);
  const [spreading = 0, bandwidth = 0, , preamble = 0] = link.parameter.split(',').map(Number);
  // RYLR998 AT command manual, AT+PARAMETER: 125 kHz allows SF 7..9, 250 kHz 7..10, 500 kHz 7..11
  const most = bandwidth + 2;
  if (spreading > most) {
    const message = `spreading factor ${spreading} is too large for bandwidth ${bandwidth}; at most ${most}`;
    context.addIssue({ code: 'custom', path: ['parameter'], message, input: link.parameter });
  }
  if (preamble > 7 && link.network <= 15) {
    const message = `a preamble of ${preamble} needs network 18; with network ${link.network} it is 4 to 7`;
    context.addIssue({ code: 'custom', path: ['parameter'], message, input: link.parameter });
  }
});
