import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))
const alias = { '@shared': path('./src/shared') }

/** The targets are those of the oldest runtime the tests use, so that one build runs everywhere. */
export default defineConfig({
  main: {
    resolve: { alias },
    build: {
      target: 'node20.18',
      externalizeDeps: { include: ['better-sqlite3'] },
      rolldownOptions: {
        // The others are the programs of the work processes, which the first starts.
        input: {
          index: path('./src/main/index.ts'),
          'summary-work': path('./src/main/summary/worker.ts'),
          'unit-work': path('./src/main/unit-work/worker.ts')
        },
        output: { format: 'cjs' }
      }
    }
  },
  preload: {
    resolve: { alias },
    build: {
      target: 'node20.18',
      rolldownOptions: {
        input: path('./src/preload/index.ts'),
        output: { format: 'cjs', entryFileNames: 'index.js' }
      }
    }
  },
  renderer: {
    root: path('./src/renderer'),
    resolve: { alias },
    plugins: [vue()],
    build: {
      target: 'chrome130',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: { input: path('./src/renderer/index.html') }
    }
  }
})
