import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createRylrCommandReader, type RylrCommand } from '../../sim/src/link/rylrCommand.ts';

function read(bytes: Uint8Array, cuts: readonly number[]): RylrCommand[] {
  const commands: RylrCommand[] = [];
  const reader = createRylrCommandReader((command) => commands.push(command));
  const edges = [0, ...[...cuts].map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  for (let i = 1; i < edges.length; i += 1) reader.feed(bytes.subarray(edges[i - 1], edges[i]));
  return commands;
}

const command = fc.oneof(
  fc.constantFrom('AT', 'AT+ADDRESS=7', 'AT+PARAMETER=9,7,1,12', 'AT+RESET').map((text) => ({
    bytes: Buffer.from(`${text}\r\n`),
    expected: { kind: 'line', text } as RylrCommand,
  })),
  fc.record({ address: fc.nat(65_535), data: fc.uint8Array({ maxLength: 240 }) }).map(({ address, data }) => ({
    bytes: Buffer.concat([Buffer.from(`AT+SEND=${address},${data.length},`), data, Buffer.from('\r\n')]),
    expected: { kind: 'send', address, data: Uint8Array.from(data) } as RylrCommand,
  })),
);

test('commands are read whole, whatever bytes they carry and wherever the line is cut', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 6 }), fc.array(fc.nat(), { maxLength: 8 }), (commands, cuts) => {
      const bytes = Buffer.concat(commands.map((one) => one.bytes));
      expect(read(bytes, cuts)).toEqual(commands.map((one) => one.expected));
    }),
  );
});

test('any bytes at all are survived, and a command after a line end is understood again', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 700 }), fc.array(fc.nat(), { maxLength: 8 }), (noise, cuts) => {
      // enough line ends to complete an AT+SEND that the noise may have begun
      const bytes = Buffer.concat([noise, Buffer.from('\r\n'.repeat(160)), Buffer.from('AT+VER?\r\n')]);
      expect(read(bytes, cuts).at(-1)).toEqual({ kind: 'line', text: 'AT+VER?' });
    }),
  );
});
