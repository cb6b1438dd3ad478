import { describeTypes } from './iotjs-types/describeTypes.ts';

describeTypes('console', {
  sample: `
    console.log();
    console.log('%s of %d: %j', 'one', 2, { three: 3 });
    console.info(1, null);
    console.warn('careful');
    console.error(new Error('wrong'));
  `,
  before: `const text = 'x';`,
  wrong: [
    ['debug', 2339, `console.debug(text);`],
    ['a stop watch', 2339, `console.time(text);`],
    ['a trace', 2339, `console.trace();`],
    ['a result', 1345, `if (console.log(text)) throw text;`],
  ],
});
