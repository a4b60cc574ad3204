import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'
import config from '../eslint.config.mjs'

/** Only the rules of the walls, so that each file can be judged without its types. */
const walls = config
  .filter(({ rules = {} }) => 'no-restricted-imports' in rules || 'no-restricted-syntax' in rules)
  .map(({ files, rules }) => ({
    files,
    rules: Object.fromEntries(Object.entries(rules).filter(([name]) => name.startsWith('no-restricted-')))
  }))
const parser = config.find(({ languageOptions }) => languageOptions?.parser)?.languageOptions.parser
const eslint = new ESLint({
  overrideConfigFile: true,
  overrideConfig: [{ files: ['**/*.ts'], languageOptions: { parser } }, ...walls]
})

async function complaints(filePath, code) {
  const [result] = await eslint.lintText(code, { filePath })
  expect(result.fatalErrorCount, result.messages[0]?.message).toBe(0)
  return result.messages.map(({ ruleId }) => ruleId)
}

describe('the walls', () => {
  it.each([
    ['src/shared/money/x.ts', "import { readFileSync } from 'node:fs'"],
    ['src/shared/money/x.ts', "import { readFileSync } from 'fs'"],
    ['src/shared/money/x.ts', "import { readFile } from 'fs/promises'"],
    ['src/shared/money/x.ts', "import { app } from 'electron'"],
    ['src/shared/money/x.ts', "import { ref } from 'vue'"],
    ['src/shared/money/x.ts', "import { nodeFiles } from '../../main/files'"],
    ['src/shared/money/x.ts', "import '../../renderer/theme/theme'"],
    ['src/shared/money/x.ts', "export * from '../../preload'"],
    ['src/shared/money/x.ts', "import type { Files } from '../../main/files'"],
    ['src/shared/money/x.ts', "const fs = await import('node:fs')"],
    ['src/shared/money/x.ts', "const fs = require('node:fs')"],
    ['src/main/ipc/x.ts', "import { LIGHT } from '../../renderer/theme/theme'"],
    ['src/main/ipc/x.ts', "const { LIGHT } = await import('../../renderer/theme/theme')"],
    ['src/main/ipc/x.ts', "import '../../preload'"],
    ['src/main/ipc/x.ts', "import { ref } from 'vue'"],
    ['src/main/ipc/x.ts', "import { parseAmount } from '@shared/money/parse-amount'"],
    ['src/renderer/stores/x.ts', "import { nodeFiles } from '../../main/files'"],
    ['src/renderer/stores/x.ts', "const files = await import('../../main/files')"],
    ['src/renderer/stores/x.ts', "import { ipcRenderer } from 'electron'"],
    ['src/renderer/stores/x.ts', "import { join } from 'node:path'"],
    ['src/renderer/stores/x.ts', "import { draftKey } from '../grid/model'"],
    ['src/renderer/grid/x.ts', "import { ipcRenderer } from 'electron'"],
    ['src/preload/x.ts', "import { openLog } from '../main/logging'"]
  ])('refuse in %s: %s', async (file, code) => {
    expect(await complaints(file, `${code}\nexport {}\n`)).not.toEqual([])
  })

  it.each([
    ['src/shared/money/x.ts', "import { z } from '../zod'"],
    ['src/shared/exchange/x.ts', "import { fen } from '../money'"],
    [
      'src/main/ipc/x.ts',
      "import { contract } from '@shared/ipc'\nimport { join } from 'node:path'\nimport { app } from 'electron'"
    ],
    ['src/renderer/stores/x.ts', "import { draftKey } from '../grid'"],
    ['src/renderer/grid/x.ts', "import { draftKey } from './model'"],
    ['src/renderer/stores/x.ts', "import { ref } from 'vue'\nimport type { Doors } from '@shared/ipc'"],
    ['src/preload/x.ts', "import { ipcRenderer } from 'electron'"]
  ])('let through in %s: %s', async (file, code) => {
    expect(await complaints(file, `${code}\nexport {}\n`)).toEqual([])
  })
})
