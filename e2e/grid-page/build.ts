import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import vue from '@vitejs/plugin-vue'
import { build } from 'vite'
import { ROOT } from '../harness/launch'

const HTML = `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <title>表格</title>
    <link rel="stylesheet" href="page.css" />
  </head>
  <body>
    <div id="app"></div>
    <script src="page.js"></script>
  </body>
</html>
`

/** Builds the page that holds nothing but the grid, for a test to open. Gives the path of its HTML file. */
export async function buildGridPage(folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'warn',
    root: resolve(ROOT, 'e2e/grid-page'),
    resolve: { alias: { '@shared': resolve(ROOT, 'src/shared') } },
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [vue()],
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome130',
      minify: false,
      lib: {
        entry: resolve(ROOT, 'e2e/grid-page/page.ts'),
        name: 'gridPageBuild',
        formats: ['iife'],
        fileName: () => 'page.js',
        cssFileName: 'page'
      }
    }
  })
  const path = resolve(folder, 'index.html')
  writeFileSync(path, HTML)
  return path
}
