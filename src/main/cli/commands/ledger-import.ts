import { basename, join, resolve } from 'node:path'
import { UserError } from '@shared/errors'
import { largestFile, readLedger } from '@shared/exchange'
import type { UnitLedger } from '@shared/ledger'
import { exists, nodeFiles, readBytes } from '../../files'
import { createLedger, openLedger } from '../../ledger-store'
import { ShippedCatalogs } from '../../catalogs'
import { importFindings } from '../../interchange'
import { ledgerPath } from '../../workspace'
import type { Command, Surroundings } from '../command'
import { FaultyFile, firstArgument } from '../command'
import { tellFindings } from './open'

/** `ledger import FILE.json --into DIR`: all of the file, or nothing and every fault by its place. */
export const importCommand: Command = {
  takes: ['FILE.json'],
  options: { into: 'DIR', user: 'NAME' },
  needs: ['into'],
  purpose: '把交换文件导入 DIR 里的账册（没有就新建），整本导入或整本不动',
  async run(given, surroundings) {
    const { into = '' } = given.values
    const name = firstArgument(given)
    const ledger = readInterchange(resolve(surroundings.folder, name), name)
    const place = { fiscalYear: ledger.fiscalYear, code: ledger.unit.code }
    const path = ledgerPath(resolve(surroundings.folder, into), place)
    await write(path, ledger, name, { ...surroundings, user: given.values['user'] ?? surroundings.user })
    const catalogs = new ShippedCatalogs(nodeFiles, join(surroundings.resources, 'catalogs'))
    const findings = importFindings(ledger, catalogs)
    const notes = findings.map(({ message }) => `\n  提示：${message}`).join('')
    return { code: 0, text: `已导入 ${path}${notes}`, json: { ledger: path, findings } }
  }
}

/** @throws UserError `noFile`, `faulty` with every fault that is named */
function readInterchange(path: string, name: string): UnitLedger {
  const bytes = readBytes(nodeFiles, path, { most: largestFile })
  if (!bytes) throw new UserError('noFile', `找不到文件“${name}”。`, '请检查文件名和所在文件夹。')
  const read = readLedger(bytes)
  if (read.ok) return read.value
  const more = read.unnamed === 0 ? [] : [`另有 ${read.unnamed} 处没有列出。`]
  const lines = [...read.faults.map(({ message }) => message), ...more].map((line) => `\n  ${line}`)
  throw new FaultyFile(
    `文件“${basename(path)}”有问题，没有导入：${lines.join('')}\n`,
    '请改正后重新导入。',
    read.faults
  )
}

async function write(
  path: string,
  ledger: UnitLedger,
  name: string,
  surroundings: Surroundings
): Promise<void> {
  const label = `导入 ${basename(name)}`
  const { user, clock } = surroundings
  const options = { user, clock }
  const { unit, fiscalYear, round } = ledger
  if (!exists(nodeFiles, path)) {
    const made = await createLedger(path, {
      ...options,
      unit,
      fiscalYear,
      round,
      content: ledger,
      contentLabel: label
    })
    return made.close()
  }
  const store = await openLedger(path, options)
  try {
    if (store.readOnly) throw readOnly(store.findings.at(-1))
    tellFindings(store, surroundings)
    await store.importLedger(ledger, label)
  } finally {
    await store.close()
  }
}

function readOnly(finding: { message: string; action?: string } | undefined): UserError {
  return new UserError('readOnly', finding?.message ?? '账册只能读，没有导入。', finding?.action)
}
