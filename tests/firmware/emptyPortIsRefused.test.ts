import { expect, it } from 'vitest';
import { lidwatchFw } from '../support/toolRun.ts';

it.each([['monitor'], ['run', '.'], ['flash', '--board', 'mdbt42q-rylr998']])(
  'a port without a name is refused with a code: %s',
  async (...words) => {
    const { code, err } = await lidwatchFw(...words, '--port', '');
    expect(code).toBe(2);
    expect(err).toContain('usage-invalid: --port is empty');
  },
);
