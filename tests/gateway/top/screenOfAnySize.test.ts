import fc from 'fast-check';
import { expect, it } from 'vitest';
import { press } from '../../../gateway/src/cli/top/keys.ts';
import { widthOfLine } from '../../../gateway/src/cli/top/line.ts';
import { render } from '../../../gateway/src/cli/top/render.ts';
import { anyModel } from '../../support/topModel.ts';

it('is exactly as many lines as the terminal has, none of them wider', () => {
  fc.assert(
    fc.property(anyModel, (model) => {
      const lines = render(model);
      expect(lines).toHaveLength(model.size.rows);
      for (const line of lines) expect(widthOfLine(line)).toBeLessThanOrEqual(model.size.columns);
    }),
  );
});

it('holds nothing that could move the cursor of a terminal', () => {
  fc.assert(
    fc.property(anyModel, (model) => {
      for (const { text } of render(model).flat()) expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    }),
  );
});

it('stays so whatever keys are pressed', () => {
  const names = [
    'up',
    'down',
    'pageup',
    'pagedown',
    'home',
    'end',
    'tab',
    'shift-tab',
    'escape',
    'return',
    'backspace',
  ];
  const key = fc.oneof(
    fc.constantFrom(...names, 'constructor', '__proto__').map((name) => ({ name, text: '' })),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 2 }).map((text) => ({ name: text, text })),
    fc.constantFrom(...'1234spgGjk/?').map((text) => ({ name: text, text })),
  );
  fc.assert(
    fc.property(anyModel, fc.array(key, { maxLength: 30 }), (start, keys) => {
      let model = start;
      for (const one of keys) {
        const after = press(model, one);
        if (!after) return;
        model = after;
        expect(model.top).toBeGreaterThanOrEqual(0);
      }
      expect(render(model)).toHaveLength(model.size.rows);
    }),
  );
});
