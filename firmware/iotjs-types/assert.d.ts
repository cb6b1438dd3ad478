declare module 'assert' {
  /** Throws an AssertionError unless the value is true. There is no `deepEqual`, `ok` or `match`. */
  function assert(value: unknown, message?: string): asserts value;

  namespace assert {
    class AssertionError extends Error {
      constructor(options: { message?: string; actual?: unknown; expected?: unknown; operator?: string });
      actual: unknown;
      expected: unknown;
      operator: string | undefined;
    }

    /** All four arguments, in this order; without a message it is made of the others, as JSON. */
    function fail(actual: unknown, expected: unknown, message?: string, operator?: string): never;
    /** With `==`. */
    function equal(actual: unknown, expected: unknown, message?: string): void;
    function notEqual(actual: unknown, expected: unknown, message?: string): void;
    /** With `===`. */
    function strictEqual(actual: unknown, expected: unknown, message?: string): void;
    function notStrictEqual(actual: unknown, expected: unknown, message?: string): void;
    /** `expected` is a constructor only: no pattern, no function. An error of another kind is thrown on. */
    function throws(block: () => void, expected?: new (...args: never[]) => unknown, message?: string): void;
    function doesNotThrow(block: () => void, message?: string): void;
  }

  export = assert;
}
