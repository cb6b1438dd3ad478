import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { compressed, shell } from './build/plugins.ts';

const root = fileURLToPath(new URL('.', import.meta.url));
const dist = join(root, 'dist');

/** A gateway that runs beside `vite`, for whoever works on the console: npx vite gateway/console */
const GATEWAY = process.env.LIDWATCH_API ?? 'http://127.0.0.1:8080';
const ASKED = ['/api', '/map', '/readyz', '/public', '/r/', '/open311'];

export default defineConfig({
  root,
  plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false }), shell(dist), compressed(dist)],
  build: {
    outDir: dist,
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    // nothing inside the page: its policy allows neither scripts nor pictures there
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rollupOptions: {
      input: { index: join(root, 'index.html'), worker: join(root, 'src/worker/worker.ts') },
      output: {
        // a worker has one address for ever, or the old one would stay
        entryFileNames: ({ name }) => (name === 'worker' ? 'worker.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  server: { proxy: Object.fromEntries(ASKED.map((path) => [path, { target: GATEWAY, changeOrigin: true }])) },
});
