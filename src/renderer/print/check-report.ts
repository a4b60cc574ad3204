import type { CheckRecord, Fingerprints, RuleResult, Side } from '@shared/checks'
import {
  comparedWords,
  explanationWords,
  findingCount,
  gradeWords,
  judgedWords,
  levelWords,
  reportRemarks,
  statusWords,
  summaryWords
} from '@shared/checks'
import { findingsOf } from '../findings/arrange'
import type { PrintBlock, PrintRow, PrintSection } from './blocks'
import { figure, middle, text } from './blocks'

const fingerprintLabels: readonly (readonly [keyof Fingerprints, string])[] = [
  ['ledgers', '账册指纹'],
  ['catalog', '科目目录指纹'],
  ['template', '模板指纹'],
  ['rules', '规则指纹']
]

/** What the record was made from; who has the same can make the same record again. */
export function fingerprintWords(fingerprints: Fingerprints): string {
  return fingerprintLabels.map(([of, label]) => `${label} ${fingerprints[of]}`).join('　')
}

/** The check report: what was found, the gravest first; what was set or lapsed; every rule with what it came to. */
export function printedCheckReport(record: CheckRecord): PrintSection[] {
  return [
    { title: '审核发现', note: summaryWords(record), blocks: findingBlocks(record) },
    ...remarksSection(record),
    { title: '审核记录', ownPage: true, blocks: [recordTable(record)] }
  ]
}

function findingBlocks(record: CheckRecord): PrintBlock[] {
  const rows = findingsOf(record).map((finding): PrintRow => {
    const { rule, message, places, left, right, difference = '', explanation } = finding
    const place = places.map(({ label }) => label).join('；')
    const compared = [sideWords(left), sideWords(right), comparedWords(difference)]
    return { cells: [rule, levelWords(finding), message, place, ...compared, explanationWords(explanation)] }
  })
  const unlisted = record.rules.flatMap(({ id, unlisted: more = 0 }) =>
    more === 0 ? [] : [`规则 ${id} 另有 ${more} 处没有列出。`]
  )
  const rest: PrintBlock[] = unlisted.length === 0 ? [] : [{ kind: 'text', text: unlisted.join('') }]
  if (rows.length === 0) return [{ kind: 'text', text: '没有发现问题。' }, ...rest]
  const columns = [
    middle('规则', 13),
    middle('级别', 13),
    text('问题'),
    text('位置', 42),
    text('左', 30),
    text('右', 30),
    figure('差额', 26),
    text('说明', 45)
  ]
  return [{ kind: 'table', columns, rows }, ...rest]
}

function remarksSection(record: CheckRecord): PrintSection[] {
  const rows = reportRemarks(record).map(({ kind, text: said }): PrintRow => ({ cells: [kind, said] }))
  if (rows.length === 0) return []
  const columns = [middle('类别', 24), text('内容')]
  return [{ title: '审核设置和失效的说明', blocks: [{ kind: 'table', columns, rows }] }]
}

/** What a side is, and under it how much. */
const sideWords = (side: Side | undefined): string =>
  side === undefined ? '' : [side.label, comparedWords(side.value)].filter((part) => part !== '').join('\n')

function recordTable({ rules }: CheckRecord): PrintBlock {
  const columns = [
    middle('规则', 13),
    text('规则名称'),
    middle('结果', 24),
    middle('级别', 13),
    figure('检查数', 17),
    figure('问题数', 17),
    text('原因或确认', 80)
  ]
  return { kind: 'table', columns, rows: rules.map(ruleRow) }
}

function ruleRow(result: RuleResult): PrintRow {
  const { id, title, status, severity, examined } = result
  const counts = [String(examined), String(findingCount(result))]
  return { cells: [id, title, statusWords[status], gradeWords[severity], ...counts, judgedWords(result)] }
}
