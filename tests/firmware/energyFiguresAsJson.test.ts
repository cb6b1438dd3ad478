import { expect, it, vi } from 'vitest';
import { FIGURES } from '../../firmware/energy/figures.ts';
import { main } from '../../firmware/energy/main.ts';

it('figures are JSON for those who ask for it', () => {
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  try {
    expect(main(['--figures', '--json'])).toBe(0);
    expect(JSON.parse(String(log.mock.calls[0]?.[0]))).toEqual({ figures: FIGURES });
  } finally {
    log.mockRestore();
  }
});
