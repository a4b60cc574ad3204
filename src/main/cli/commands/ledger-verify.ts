import { describePath } from '@shared/ledger'
import type { LedgerStore, VerifyReport } from '../../ledger-store'
import type { Command } from '../command'
import { withLedger } from './open'

/** `ledger verify LEDGER`: the full check; exit code 1 when anything does not hold. */
export const verifyCommand: Command = {
  takes: ['LEDGER'],
  options: {},
  purpose: '全面检查：文件结构、历史记录的链、逐步重放后与各表逐格比对',
  run: (given, surroundings) =>
    withLedger(given, surroundings, (store) => {
      const report = store.verify()
      const { findings } = store
      return {
        code: report.sound ? 0 : 1,
        text: asText(store, report).join('\n'),
        json: { ...report, findings }
      }
    })
}

function asText(store: LedgerStore, report: VerifyReport): string[] {
  if (report.sound) return [`完好：历史共 ${report.steps} 步，逐步重放与各表一致。`]
  const { integrity, schemaAltered, chain, snapshots, exchange, replay, unreadable, cells } = report
  return [
    '有问题：',
    ...integrity.map((line) => `  文件结构：${line}`),
    ...(schemaAltered ? ['  文件中的表、索引或触发器被改动过'] : []),
    ...chain.map(({ step, kind }) => `  历史第 ${step} 步${kind === 'missing' ? '不见了' : '被改动过'}`),
    ...snapshots.map(({ step }) => `  第 ${step} 步冻结的副本被改动过`),
    ...exchange.map(({ step }) => `  第 ${step} 步与主管部门往来的记录被改动过`),
    ...replay.map(({ step, path }) => `  历史第 ${step} 步与它之前的内容接不上：${place(store, path)}`),
    ...unreadable.map((why) => `  读不出来：${why}`),
    ...cells.map(
      ({ path, before, after }) =>
        `  ${place(store, path)}：历史记录是 ${JSON.stringify(before ?? null)}，现在是 ${JSON.stringify(after ?? null)}`
    )
  ]
}

/** The place in words, where the ledger can still be read. */
function place(store: LedgerStore, path: string): string {
  try {
    return describePath(path, store.ledger())
  } catch {
    return path
  }
}
