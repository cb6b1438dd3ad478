import { describeTypes } from './iotjs-types/describeTypes.ts';

describeTypes('adc', {
  sample: `
    import * as adc from 'adc';
    const level = adc.openSync({ pin: 3 });
    let steps: number = level.readSync();
    level.read((error, value) => { if (value !== undefined) steps = value; });
    adc.open({ device: '/sys/bus/iio/devices/iio:device0/in_voltage0_raw' }, (error, opened) => opened?.close());
    level.close((error) => level.closeSync());
  `,
  before: `import * as adc from 'adc'; const level = adc.openSync({ pin: 1 });`,
  wrong: [
    ['neither a device nor a pin', 2345, `adc.openSync({});`],
    ['a pin as text', 2322, `adc.openSync({ pin: '1' });`],
    ['a reference voltage', 2353, `adc.openSync({ pin: 1, reference: 3.3 });`],
    ['a value as truth', 2322, `const wet: boolean = level.readSync();`],
    ['an undefined callback', 2345, `level.read(undefined);`],
    ['writing', 2339, `level.writeSync(1);`],
    ['a listener', 2339, `level.on('data', () => {});`],
  ],
});
