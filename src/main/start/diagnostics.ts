import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { BrowserWindow } from 'electron'
import { app, dialog } from 'electron'
import { diagnosticsBundle } from '../diagnostics'
import type { Files } from '../files'
import { writeFileAtomically } from '../files'

/** The versions that a fault may hang on. */
export function versions(): Record<string, string> {
  const { electron, chrome, node } = process.versions
  return {
    yusuanbu: app.getVersion(),
    electron,
    chromium: chrome,
    node,
    system: `${process.platform} ${process.arch} ${process.getSystemVersion()}`
  }
}

/**
 * Asks where to and writes the diagnostics bundle there.
 * @param ledger what the full check of the open ledger finds, in kinds and counts; undefined when none is open
 * @returns its path, or undefined when the user thought better of it
 */
export async function exportDiagnostics(
  files: Files,
  window: BrowserWindow,
  { logFolder, ledger }: { logFolder: string; ledger: () => string | undefined }
): Promise<string | undefined> {
  const day = new Date().toISOString().slice(0, 10)
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title: '导出诊断包',
    defaultPath: `预算簿诊断包-${day}.zip`,
    filters: [{ name: '诊断包', extensions: ['zip'] }]
  })
  if (canceled || filePath === '') return undefined
  const checked = ledger()
  const logs = existsSync(logFolder) ? readdirSync(logFolder).filter((name) => name.endsWith('.log')) : []
  const bundle = diagnosticsBundle({
    versions: versions(),
    integrity: { ...programIntegrity(), ...(checked === undefined ? {} : { 'open ledger': checked }) },
    logs: Object.fromEntries(logs.map((name) => [name, readFileSync(join(logFolder, name), 'utf8')]))
  })
  writeFileAtomically(files, filePath, bundle)
  return filePath
}

/** The fingerprints of the program's own files, by which a damaged or altered installation is known. */
function programIntegrity(): Record<string, string> {
  const root = app.getAppPath()
  const names = ['package.json', 'out/main/index.js', 'out/preload/index.js', 'out/renderer/index.html']
  return Object.fromEntries(
    names.map((name) => {
      const path = join(root, name)
      return [
        name,
        existsSync(path) ? createHash('sha256').update(readFileSync(path)).digest('hex') : 'missing'
      ]
    })
  )
}
