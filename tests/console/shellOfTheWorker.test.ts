import { expect, it } from 'vitest';
import { shellOf } from '../../gateway/console/build/shell.ts';

const file = (fileName: string, content = 'x') => ({ fileName, content });

it('keeps the page and its files, not the worker, not the tiles of the map', () => {
  const { files } = shellOf([
    ...[file('worker.js'), file('index.html'), file('theme.js'), file('assets/index-1.js')],
    ...[file('assets/baseTiles-1.js'), file('.vite/manifest.json')],
  ]);
  expect(files).toEqual(['/', '/assets/index-1.js', '/theme.js']);
});

it('has another version when any file has another content, whatever the order', () => {
  const [a, b] = [file('index.html', 'a'), file('theme.js', 'b')];
  const version = shellOf([a, b]).version;
  expect(shellOf([b, a]).version).toBe(version);
  expect(shellOf([a, file('theme.js', 'c')]).version).not.toBe(version);
});
