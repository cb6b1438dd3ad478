import { describeTypes } from './iotjs-types/describeTypes.ts';

describeTypes('assert', {
  sample: `
    import assert = require('assert');
    const text: string | undefined = process.argv[2];
    assert(text);
    assert.equal(text.length, 1, 'one letter');
    assert.notStrictEqual(text, 'x');
    assert.throws(() => assert.fail(1, 2, 'differs', '=='), assert.AssertionError);
    assert.doesNotThrow(() => {}, 'calm');
  `,
  before: `import assert = require('assert');`,
  wrong: [
    ['deepEqual', 2339, `assert.deepEqual([], []);`],
    ['ok', 2339, `assert.ok(true);`],
    ['fail with a message alone', 2554, `assert.fail('why');`],
    ['a pattern for an error', 2345, `assert.throws(() => {}, /x/);`],
    ['a missing block', 2554, `assert.throws();`],
  ],
});
