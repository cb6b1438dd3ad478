import { describeTypes } from './iotjs-types/describeTypes.ts';

describeTypes('i2c', {
  sample: `
    import * as i2c from 'i2c';
    const part = i2c.openSync({ device: '/dev/i2c-1', address: 0x19 });
    part.writeSync([0x0f]);
    const who: number = part.readSync(1)[0]! & 0xff;
    part.write([0x20, who], (error) => { if (error === null) part.closeSync(); });
    part.read(6, (error, bytes) => { if (bytes) part.writeSync(bytes.slice(1)); });
    i2c.open({ bus: 1, address: 0x18 }, (error, opened) => opened?.close());
  `,
  before: `import * as i2c from 'i2c'; const part = i2c.openSync({ bus: 1, address: 1 });`,
  wrong: [
    ['a typed array', 2740, `part.writeSync(new Uint8Array(1));`],
    ['a Buffer', 2740, `part.writeSync(new Buffer(1));`],
    ['text', 2345, `part.write('x', () => {});`],
    ['a Buffer as what was read', 2339, `part.readSync(1).readUInt8(0);`],
    ['what was read, unchecked', 18048, `part.read(1, (error, bytes) => bytes[0]);`],
    ['an undefined callback', 2345, `part.read(1, undefined);`],
    ['a missing address', 2345, `i2c.openSync({ device: '/dev/i2c-1' });`],
    ['a missing bus', 2345, `i2c.openSync({ address: 1 });`],
    ['a register in front', 2554, `part.readSync(0x0f, 1);`],
    ['an event', 2339, `part.on('data', () => {});`],
  ],
});
