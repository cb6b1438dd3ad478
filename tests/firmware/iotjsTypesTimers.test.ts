import { describeTypes } from './iotjs-types/describeTypes.ts';

describeTypes('the timers', {
  sample: `
    import timers = require('timers');
    let timer: IotTimeout | null = setTimeout(() => {}, 1000);
    clearTimeout(timer);
    timer = null;
    clearTimeout(timer);
    clearInterval();
    setInterval((text, count) => text.charAt(count), 10, 'abc', 1).unref();
    const soon: IotTimeout = setImmediate(() => {});
    clearTimeout(soon);
    timers.clearTimeout(timers.setTimeout(() => {}, soon.after));
  `,
  before: `const timer = setTimeout(() => {}, 1);`,
  wrong: [
    ['a number as a timer', 2322, `const id: number = setTimeout(() => {}, 1);`],
    ['a number to be cleared', 2345, `clearTimeout(1);`],
    ['a missing time', 2555, `setTimeout(() => {});`],
    ['a program as text', 2345, `setTimeout('x', 1);`],
    ['an argument that the callback cannot take', 2345, `setTimeout((text: string) => {}, 1, 2);`],
    ['arguments for setImmediate', 2554, `setImmediate(() => {}, 1);`],
    ['clearImmediate', 2304, `clearImmediate(timer);`],
    ['refresh', 2339, `timer.refresh();`],
    ['chaining behind unref', 2339, `setTimeout(() => {}, 1).unref().ref();`],
  ],
});
