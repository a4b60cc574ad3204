import { resolve } from 'node:path'
import { UserError } from '@shared/errors'
import { writeLedger } from '@shared/exchange'
import { exists, kindOf, nodeFiles, writeFileAtomically } from '../../files'
import { isLedgerFile } from '../../ledger-store'
import type { Command } from '../command'
import { withLedger } from './open'

/** `ledger export LEDGER [--out F]`: the ledger in the interchange form; the same ledger gives the same bytes. */
export const exportCommand: Command = {
  takes: ['LEDGER'],
  options: { out: 'FILE', force: true },
  purpose: '把账册写成交换文件；不给 --out 就写到标准输出',
  async run(given, surroundings) {
    const text = await withLedger(given, surroundings, (store) => writeLedger(store.ledger()))
    const { out } = given.values
    if (out === undefined) return { code: 0, text, exact: true, json: JSON.parse(text) as unknown }
    const path = resolve(surroundings.folder, out)
    refuseTarget(path, out)
    if (exists(nodeFiles, path) && !given.switches.has('force')) {
      throw new UserError(
        'fileExists',
        `文件“${out}”已经存在，没有覆盖它。`,
        '请换一个文件名，或者加上 --force。'
      )
    }
    writeFileAtomically(nodeFiles, path, text)
    return { code: 0, text: `已导出 ${path}`, json: { file: path } }
  }
}

/** Even when told to write over it: a ledger is more than its export, and a device or a folder is no file. */
function refuseTarget(path: string, out: string): void {
  const kind = kindOf(nodeFiles, path)
  if (kind !== undefined && kind !== 'file') {
    throw new UserError('notAFile', `“${out}”不是普通文件，没有写。`, '请换一个文件名。')
  }
  if (kind === 'file' && isLedgerFile(nodeFiles, path)) {
    throw new UserError(
      'isLedger',
      `“${out}”是一本账册，没有用交换文件覆盖它。`,
      '请换一个文件名，比如以 .json 结尾。'
    )
  }
}
