import { describeTypes } from './iotjs-types/describeTypes.ts';

describeTypes('Buffer', {
  sample: `
    import { Buffer as Same } from 'buffer';
    const bytes = new Buffer([0xa1, 0x01, 0x02]);
    const end: number = bytes.writeUInt16LE(0x1234, bytes.writeUInt8(1, 0));
    const text: string = Buffer.concat([bytes, new Same('00ff', 'hex'), Buffer.from('x')]).toString('hex', 1, end);
    const copy: Buffer = bytes.slice(-2).fill(0);
    bytes.copy(copy, 0, 1);
    copy.write(text, 0, 1, 'utf8');
    const same: boolean = copy.equals(bytes) || bytes.compare(copy) < 0;
    const sum: number = bytes.readUInt8(0) + bytes.readInt8(1) + bytes.readUInt16LE(1, true) + bytes.length;
    Buffer.from(new Uint8Array([1, 2]).buffer, 0, 1);
    const value: unknown = same ? sum : bytes;
    if (Buffer.isBuffer(value)) value.writeUInt32LE(Buffer.byteLength(text), 0);
  `,
  before: `const bytes = new Buffer(4);`,
  wrong: [
    ['an index', 7053, `bytes[0];`],
    ['an index to write to', 7053, `bytes[0] = 1;`],
    ['a Buffer as a typed array', 2740, `const array: Uint8Array = bytes;`],
    ['a typed array as a Buffer', 2740, `const buffer: Buffer = new Uint8Array(1);`],
    ['a Buffer from a typed array', 2769, `Buffer.from(new Uint8Array(1));`],
    ['a new Buffer of a typed array', 2769, `new Buffer(new Uint8Array(1));`],
    ['a new Buffer of an ArrayBuffer', 2769, `new Buffer(new ArrayBuffer(1));`],
    ['an encoding that is taken for UTF-8', 2345, `bytes.toString('latin1');`],
    ['big endian', 2551, `bytes.readUInt16BE(0);`],
    ['reading 32 bits', 2551, `bytes.readUInt32LE(0);`],
    ['filling with text', 2345, `bytes.fill('x');`],
    ['a change of the length', 2540, `bytes.length = 2;`],
    ['Buffer.alloc', 2339, `Buffer.alloc(4);`],
    ['writing without an offset', 2554, `bytes.writeUInt8(1);`],
    ['a view by subarray', 2339, `bytes.subarray(1);`],
    ['a walk over the bytes', 2495, `for (const byte of bytes) {}`],
  ],
});
