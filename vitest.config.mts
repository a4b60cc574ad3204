import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // A room's door may show a component beside what is tested without one.
  plugins: [vue()],
  resolve: { alias: { '@shared': fileURLToPath(new URL('./src/shared', import.meta.url)) } },
  test: { include: ['src/**/*.test.ts', 'scripts/**/*.test.mjs'], testTimeout: 60_000 }
})
