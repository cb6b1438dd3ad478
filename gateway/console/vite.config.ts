import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

/** A gateway that runs beside `vite`, for whoever works on the console: npx vite gateway/console */
const GATEWAY = process.env.LIDWATCH_API ?? 'http://127.0.0.1:8080';
const ASKED = ['/api', '/map', '/readyz', '/public', '/r/', '/open311'];

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false })],
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    manifest: true,
    // nothing inside the page: its policy allows neither scripts nor pictures there
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: { proxy: Object.fromEntries(ASKED.map((path) => [path, { target: GATEWAY, changeOrigin: true }])) },
});
