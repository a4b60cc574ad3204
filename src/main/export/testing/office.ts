import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'

/**
 * LibreOffice, which reads workbooks independently of the library that writes them. It recalculates every formula
 * on loading, which it does only when told so in its profile.
 */
const alwaysRecalculate = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
`

/** @throws Error with a sentence when LibreOffice is not installed */
function soffice(): string {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  const found = folders
    .flatMap((folder) => ['soffice', 'libreoffice'].map((name) => join(folder, name)))
    .find((file) => existsSync(file))
  if (found === undefined) {
    throw new Error('LibreOffice (soffice) is needed to recalculate workbooks: npm run setup installs it.')
  }
  return found
}

/** The same workbooks as LibreOffice has calculated and written them, in the same order. */
export function recalculated(workbooks: readonly Uint8Array[]): Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), 'office-'))
  try {
    const profile = join(folder, 'profile')
    mkdirSync(join(profile, 'user'), { recursive: true })
    writeFileSync(join(profile, 'user', 'registrymodifications.xcu'), alwaysRecalculate)
    const files = workbooks.map((bytes, at) => {
      writeFileSync(join(folder, `${at}.xlsx`), bytes)
      return join(folder, `${at}.xlsx`)
    })
    const out = join(folder, 'out')
    const installation = `-env:UserInstallation=${pathToFileURL(profile).href}`
    const words = [
      '--headless',
      '--norestore',
      '--convert-to',
      'xlsx:Calc MS Excel 2007 XML',
      '--outdir',
      out
    ]
    const run = spawnSync(soffice(), [installation, ...words, ...files], { encoding: 'utf8' })
    if (run.status !== 0) throw new Error(`LibreOffice failed: ${run.stderr}`)
    return workbooks.map((_, at) => new Uint8Array(readFileSync(join(out, `${at}.xlsx`))))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
