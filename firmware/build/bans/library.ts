import { type Ban, isCall, isMember, propertyOf } from './ban.ts';
import { isTypedArray } from './values.ts';

const NO_SUCH_MATH = ['imul', 'clz32', 'trunc', 'log2', 'log10', 'hypot', 'cbrt', 'fround', 'log1p', 'expm1', 'sign'];
const NO_SUCH_NUMBER = ['isInteger', 'isFinite', 'isNaN', 'parseFloat', 'isSafeInteger', 'EPSILON', 'MAX_SAFE_INTEGER'];
const NO_SUCH_OBJECT = [
  'freeze',
  'seal',
  'isFrozen',
  'isSealed',
  'isExtensible',
  'fromEntries',
  'groupBy',
  'hasOwn',
  'is',
  'preventExtensions',
  'assign',
  'entries',
  'values',
  'setPrototypeOf',
];
const NO_SUCH_GLOBAL = [
  'Map',
  'Set',
  'WeakMap',
  'WeakSet',
  'Symbol',
  'Promise',
  'Proxy',
  'Reflect',
  'BigInt',
  'TextEncoder',
  'TextDecoder',
  'structuredClone',
  'globalThis',
];
/** Methods that ES5 has on no type, or that a typed array has on some engines only. */
const NO_SUCH_METHOD = [
  'keys',
  'values',
  'entries',
  'from',
  'of',
  'with',
  'toSorted',
  'toReversed',
  'toSpliced',
  'findLastIndex',
  'matchAll',
  'replaceAll',
  'trimStart',
  'trimEnd',
  'isWellFormed',
  'toWellFormed',
  'fill',
  'find',
  'findIndex',
  'findLast',
  'includes',
  'flat',
  'flatMap',
  'copyWithin',
  'at',
  'startsWith',
  'endsWith',
  'padStart',
  'padEnd',
  'repeat',
  'codePointAt',
  'normalize',
  'lastIndexOf',
  'reduceRight',
];

/** Members that exist on some engine and that no bundle may use: our own properties of these names are only ours. */
export const LATER_MEMBERS: ReadonlySet<string> = new Set([
  ...[...NO_SUCH_MATH, ...NO_SUCH_NUMBER, ...NO_SUCH_OBJECT, ...NO_SUCH_METHOD],
  ...['round', 'pow', 'slice', 'set'],
]);

/** Parts of the standard library that are missing on an engine, or silently wrong there. */
export const LIBRARY_BANS: readonly Ban[] = [
  {
    name: 'math',
    reason: 'ES2015 functions of Math are missing on Espruino or duk: use bit operations',
    matches: (node) => isMember(node, 'Math', NO_SUCH_MATH),
  },
  {
    name: 'math-round',
    reason: 'Espruino rounds -2.5 to -3: use Math.floor(x + 0.5)',
    matches: (node) => isMember(node, 'Math', ['round']),
  },
  {
    name: 'math-pow',
    reason: 'Espruino makes Math.pow(2, 53) another number: multiply, or write the constant',
    matches: (node) => isMember(node, 'Math', ['pow']),
  },
  {
    name: 'number',
    reason: 'ES2015 members of Number are missing on Espruino',
    matches: (node) => isMember(node, 'Number', NO_SUCH_NUMBER),
  },
  {
    name: 'object',
    reason: 'missing on Espruino or duk',
    matches: (node) => isMember(node, 'Object', NO_SUCH_OBJECT),
  },
  {
    name: 'create-with-properties',
    reason: 'Espruino takes no second argument (the class helpers of SWC and newer TypeScript give one)',
    matches: (node) => isCall(node, 'Object', 'create', 2),
  },
  {
    name: 'array-prototype',
    reason: 'Espruino has no methods on Array.prototype: [].slice.call works',
    matches: (node) => isMember(node, 'Array', ['prototype']),
  },
  {
    name: 'missing-global',
    reason: 'not on every engine',
    matches: (node) => node.type === 'Identifier' && NO_SUCH_GLOBAL.includes(node.name),
  },
  {
    name: 'missing-method',
    reason: 'not in ES5, or not on the typed arrays of every engine: write the loop',
    matches(node) {
      if (node.type !== 'CallExpression' || isMember(node.callee, 'Object', ['keys'])) return false;
      const name = propertyOf(node.callee);
      return name !== undefined && NO_SUCH_METHOD.includes(name);
    },
  },
  {
    name: 'slice',
    reason:
      'of a typed array it gives a plain array on Espruino and nothing on duk: copy in a loop; texts have substring',
    matches: (node) => node.type === 'CallExpression' && propertyOf(node.callee) === 'slice',
  },
  {
    name: 'typed-set',
    reason: 'Espruino writes past the end of a typed array without a word: copy in a loop',
    matches: (node, ancestors) =>
      node.type === 'CallExpression' &&
      node.callee.type === 'MemberExpression' &&
      propertyOf(node.callee) === 'set' &&
      isTypedArray(node.callee.object, ancestors),
  },
  {
    name: 'json-reviver',
    reason: 'Espruino ignores the second argument of JSON.parse',
    matches: (node) => isCall(node, 'JSON', 'parse', 2),
  },
  {
    name: 'json-stringify',
    reason: 'the build gives properties shorter names: write the text',
    matches: (node) => isMember(node, 'JSON', ['stringify']),
  },
];
