import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** One TypeScript program for Node, with everything that is ours bundled and packages left to require. */
export default defineConfig({
  root,
  configFile: false,
  publicDir: false,
  resolve: { alias: { '@shared': `${root}src/shared` } },
  build: {
    ssr: process.env.PROGRAM_SOURCE,
    outDir: process.env.PROGRAM_OUT,
    emptyOutDir: true,
    sourcemap: true,
    minify: false,
    target: 'node22',
    rollupOptions: { output: { entryFileNames: '[name].mjs', format: 'es' } }
  }
})
