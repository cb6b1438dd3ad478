import { describeTypes } from './iotjs-types/describeTypes.ts';

describeTypes('gpio', {
  sample: `
    import * as gpio from 'gpio';
    const pin = gpio.openSync({ pin: 4, direction: gpio.DIRECTION.IN, mode: gpio.MODE.PULLUP, edge: gpio.EDGE.BOTH });
    let lifted = false;
    pin.onChange = function () { lifted = this.readSync(); };
    pin.read((error, value) => { lifted = value === true; });
    pin.setDirectionSync(gpio.DIRECTION.OUT);
    pin.write(1, (error) => pin.writeSync(!lifted));
    pin.close();
    gpio.open({ pin: 0 }, (error, opened) => { if (error === null) opened?.writeSync(true); });
  `,
  before: `import * as gpio from 'gpio'; const pin = gpio.openSync({ pin: 1 });`,
  wrong: [
    ['a listener', 2339, `pin.on('change', () => {});`],
    ['an argument at an edge', 2322, `pin.onChange = (value: boolean) => {};`],
    ['null for no handler', 2322, `pin.onChange = null;`],
    ['a level as text', 2345, `pin.writeSync('1');`],
    ['a level read as a number', 2322, `const level: number = pin.readSync();`],
    ['a direction as text', 2322, `gpio.openSync({ pin: 1, direction: 'in' });`],
    ['a direction as a number', 2345, `pin.setDirectionSync(0);`],
    ['a mode as an edge', 2741, `gpio.openSync({ pin: 1, edge: gpio.MODE.NONE });`],
    ['a missing pin', 2741, `gpio.openSync({ direction: gpio.DIRECTION.IN });`],
    ['a pin by its name', 2322, `gpio.openSync({ pin: 'A4' });`],
    ['an undefined callback', 2345, `pin.read(undefined);`],
    ['a change of the direction later', 2551, `pin.setDirection(gpio.DIRECTION.IN);`],
  ],
});
