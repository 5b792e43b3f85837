import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'
import { packs } from './packs.ts'

/** Builds the pages into `dist/web`; while they are written, asks of the record go to a `readout serve` beside. */
export default defineConfig({
  plugins: [svelte()],
  // The reader runs in a worker: it alone needs the packs.
  worker: { format: 'es', plugins: () => [packs()] },
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    target: 'es2023',
    // Nothing is put into the page as data: the policy lets pictures and scripts come from the server alone.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:8208' } },
})
