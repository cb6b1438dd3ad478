import { REJECTIONS } from '@lidwatch/protocol/gateway';
import { type Command, Option } from 'commander';
import { wholeNumber } from './argument.ts';

export const frameNumber = wholeNumber(1, Number.MAX_SAFE_INTEGER);

/** Which refused frames are meant. */
export function addFilterOptions(command: Command): Command {
  const reasons = [...Object.keys(REJECTIONS), 'failed'];
  return command
    .addOption(new Option('--reason <reason>', 'only those that were refused for this').choices(reasons))
    .option('--link <link>', 'only those that came over this link');
}
