import { join } from 'node:path'
import base from '../../electron.vite.config'
import { recordBundled } from './bundled.mjs'
import { slimExceljs } from './slim-exceljs.mjs'

/**
 * The project's build as electron.vite.config.ts has it, which also writes down the packages in each part and
 * leaves out what must not be shipped.
 */
const out = join(process.cwd(), 'out')
const parts = Object.entries(base).map(([name, part]) => [
  name,
  { ...part, plugins: [...(part.plugins ?? []), recordBundled(name, out), slimExceljs()] }
])

export default Object.fromEntries(parts)
