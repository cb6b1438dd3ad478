import { describeTypes } from './iotjs-types/describeTypes.ts';

describeTypes('spi', {
  sample: `
    import * as spi from 'spi';
    const bus = spi.openSync({
      device: '/dev/spidev0.0', mode: spi.MODE[3], maxSpeed: 1e6, bitsPerWord: 8, bitOrder: spi.BITORDER.MSB,
    });
    const answer: number[] = bus.transferSync([0x80 | 0x0f, 0]);
    bus.transfer(new Buffer([1, 2]), (error, bytes) => bytes?.length === answer.length);
    spi.open({ bus: 1, chipSelect: spi.CHIPSELECT.HIGH }, (error, opened) => opened?.closeSync());
    bus.close((error) => error);
  `,
  before: `import * as spi from 'spi'; const bus = spi.openSync({ bus: 1 });`,
  wrong: [
    ['a typed array', 2345, `bus.transferSync(new Uint8Array(1));`],
    ['a Buffer as what was received', 2339, `bus.transferSync([1]).readUInt8(0);`],
    ['a mode as a number', 2322, `spi.openSync({ bus: 1, mode: 3 });`],
    ['a fifth mode', 7053, `spi.MODE[4];`],
    ['one constant for another', 2741, `spi.openSync({ bus: 1, mode: spi.BITORDER.MSB });`],
    ['16 bits a word', 2322, `spi.openSync({ bus: 1, bitsPerWord: 16 });`],
    ['a missing bus', 2345, `spi.openSync({ maxSpeed: 1 });`],
    ['reading alone', 2339, `bus.readSync(1);`],
    ['an undefined callback', 2345, `bus.close(undefined);`],
  ],
});
