import { describeTypes } from './iotjs-types/describeTypes.ts';

describeTypes('process', {
  sample: `
    const home: string = process.env.HOME || process.cwd();
    process.chdir(home);
    process.nextTick((text, count) => text.charAt(count), 'x', 0);
    process.on('exit', (code) => { process.exitCode = code; }).on('uncaughtException', (error) => { throw error; });
    if (process.platform === 'nuttx' && process.arch === 'arm' && process.builtin_modules['uart']) process.exit();
    if (process.gc) process.gc();
    const known: string = process.argv[1] + process.version + process.iotjs.board + process.pid;
    process.exit(known.length);
  `,
  before: `const text = process.cwd();`,
  wrong: [
    ['another variable of the environment', 2339, `process.env.PATH;`],
    ['setting a variable', 2540, `process.env.HOME = '/';`],
    ['a clock', 2339, `process.hrtime();`],
    ['a time of running', 2339, `process.uptime();`],
    ['memory in use', 2339, `process.memoryUsage();`],
    ['the standard output', 2339, `process.stdout.write(text);`],
    ['signals', 2345, `process.on('SIGTERM', () => {});`],
    ['collecting garbage unasked', 2722, `process.gc();`],
    ['a status as text', 2345, `process.exit('1');`],
    ['an error, unchecked', 18046, `process.on('uncaughtException', (error) => error.message);`],
    ['a platform that does not exist', 2367, `process.platform === 'win32';`],
    ['a tick without a function', 2345, `process.nextTick(text);`],
  ],
});
