import { dirname, join, resolve } from 'node:path'
import { defineConfig } from 'vite'
import { recordBundled } from './bundled.mjs'
import { slimExceljs } from './slim-exceljs.mjs'

const root = resolve(import.meta.dirname, '../..')
const { PROGRAM_SOURCE: source, PROGRAM_OUT: outDir, PROGRAM_SHIPPED: part } = process.env

/**
 * One TypeScript program for Node. A shipped one (PROGRAM_SHIPPED names its part of `out/`) has its packages
 * bundled, but for the database driver; a tool of the project leaves them to be required, but for one that a
 * module cannot import by name.
 */
export default defineConfig({
  root,
  publicDir: false,
  resolve: { alias: { '@shared': join(root, 'src', 'shared') } },
  plugins: part ? [recordBundled(part, dirname(outDir)), slimExceljs()] : [],
  ssr: part ? { noExternal: true, external: ['better-sqlite3', 'electron'] } : { noExternal: ['exceljs'] },
  build: {
    ssr: source,
    outDir,
    emptyOutDir: true,
    sourcemap: !part,
    minify: false,
    // The command line begins on any Node, and changes to a newer one by itself.
    target: part ? 'node20' : 'node22',
    rolldownOptions: {
      output: part
        ? { entryFileNames: '[name].js', format: 'cjs' }
        : { entryFileNames: '[name].mjs', format: 'es' }
    }
  }
})
