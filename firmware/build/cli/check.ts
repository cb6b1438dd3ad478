import type { Command } from 'commander';
import { checkBundle } from '../bans/check.ts';
import { firmwareError } from '../errors.ts';
import { readText } from './console.ts';

function check(file: string): void {
  const text = readText(file);
  if (text.trim() === '') {
    throw firmwareError('file-unreadable', `${file}: it is empty`, {
      hint: 'a build that was cut off leaves such a file: build it again',
    });
  }
  const violations = checkBundle(text);
  if (violations.length === 0) {
    console.log(`${file}: every engine can run it`);
    return;
  }
  const lines = violations.map(
    (one) => `  ${file}:${one.line}:${one.column}: ${one.ban}: ${one.reason}\n      ... ${one.excerpt} ...`,
  );
  throw firmwareError(
    'bundle-banned',
    `${violations.length} constructs that an engine cannot run:\n${lines.join('\n')}`,
  );
}

export function register(program: Command): void {
  program
    .command('check')
    .description('check a script for constructs that an engine of the fleet cannot run')
    .argument('<file>', 'the script')
    .action(check);
}
