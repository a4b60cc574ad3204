import { shallowRef } from 'vue'
import type {
  CellMark,
  Drafts,
  EditOutcome,
  GridColumn,
  GridEdit,
  GridRows,
  Option
} from '../../src/renderer/grid'

/** A row of the test sheet: its key, and its cells' canonical texts. */
export interface SheetRow {
  readonly key: number
  readonly cells: Readonly<Record<string, string | undefined>>
}

const SUBJECTS: readonly Option[] = [
  {
    value: '30101',
    label: '30101 基本工资',
    path: '工资福利支出 › 基本工资',
    initials: 'jbgz',
    recent: true
  },
  { value: '30102', label: '30102 津贴补贴', path: '工资福利支出 › 津贴补贴', initials: 'jtbt' },
  { value: '30201', label: '30201 办公费', path: '商品和服务支出 › 办公费', initials: 'bgf', recent: true },
  { value: '30211', label: '30211 差旅费', path: '商品和服务支出 › 差旅费', initials: 'clf' },
  { value: '30217', label: '30217 公务接待费', path: '商品和服务支出 › 公务接待费', initials: 'gwjdf' }
]

const named = (value: string): string => SUBJECTS.find((one) => one.value === value)?.label ?? value

const matches = (text: string): readonly Option[] =>
  text === ''
    ? SUBJECTS.filter(({ recent }) => recent === true)
    : SUBJECTS.filter(
        ({ label, initials }) => label.includes(text) || initials?.startsWith(text.toLowerCase()) === true
      )

/** Twelve columns, of every kind there is. */
export const COLUMNS: readonly GridColumn[] = [
  {
    key: 'subject',
    title: '经济分类',
    width: 170,
    kind: 'picker',
    search: matches,
    label: named,
    read: (text) => {
      const found = SUBJECTS.find(
        ({ value, label }) => value === text || label === text || label.endsWith(` ${text}`)
      )
      return found ? { ok: true, value: found.value } : { ok: false, reason: `没有“${text}”这个科目。` }
    }
  },
  { key: 'name', title: '名称', width: 140, kind: 'text', maxLength: 20, grow: true },
  {
    key: 'source',
    title: '资金来源',
    width: 110,
    kind: 'choice',
    optional: true,
    options: [
      { value: 'fiscal', label: '财政拨款', initials: 'czbk' },
      { value: 'other', label: '其他收入', initials: 'qtsr' }
    ]
  },
  {
    key: 'amount',
    title: '金额',
    group: '本年（元）',
    width: 120,
    kind: 'amount',
    shown: 'yuan',
    entered: 'yuan'
  },
  {
    key: 'second',
    title: '追加',
    group: '本年（元）',
    width: 120,
    kind: 'amount',
    shown: 'yuan',
    entered: 'yuan'
  },
  {
    key: 'prior',
    title: '上年数',
    group: '上年（元）',
    width: 120,
    kind: 'amount',
    shown: 'yuan',
    entered: 'yuan',
    negative: true
  },
  {
    key: 'change',
    title: '增减',
    group: '上年（元）',
    width: 110,
    kind: 'amount',
    shown: 'yuan',
    entered: 'yuan',
    readOnly: true
  },
  { key: 'wan', title: '万元数', width: 100, kind: 'amount', shown: 'wanyuan', entered: 'wanyuan' },
  { key: 'people', title: '人数', width: 70, kind: 'integer', limit: 100_000 },
  { key: 'quantity', title: '数量', width: 80, kind: 'decimal', decimals: 2 },
  { key: 'date', title: '日期', width: 100, kind: 'date', year: 2024 },
  { key: 'note', title: '备注', width: 160, kind: 'text' }
]

const fenOf = (text: string | undefined): number => Math.round(Number(text ?? '0') * 100)

const filled = (n: number): SheetRow => ({
  key: n + 1,
  cells: {
    subject: SUBJECTS[n % SUBJECTS.length]?.value,
    name: `第${n + 1}项`,
    source: n % 3 === 0 ? 'other' : 'fiscal',
    amount: `${(n + 1) * 100}.50`,
    prior: n % 7 === 3 ? `-${n + 1}.00` : `${n * 90}.00`,
    people: String(n % 50)
  }
})

/** Rows as an owner keeps them: every edit comes back after a while, and one step back is one edit. */
export function useSheet(count: number, delay: number, totals: boolean) {
  const held = shallowRef<readonly SheetRow[]>(Array.from({ length: count }, (_none, n) => filled(n)))
  const drafts = shallowRef<Drafts>(new Map())
  const edits: GridEdit[] = []
  const past: (readonly SheetRow[])[] = []
  const future: (readonly SheetRow[])[] = []
  let refuse: Extract<EditOutcome, { ok: false }> | undefined
  let next = count + 1

  const gridRows = (rows: readonly SheetRow[]): GridRows => ({
    count: rows.length + (totals ? 1 : 0),
    key: (row) => rows[row]?.key ?? 'total',
    role: (row) => (row >= rows.length ? 'total' : 'entry'),
    value: (row, column) => valueOf(rows, row, column),
    readOnly: (row, column) =>
      rows[row]?.cells['subject'] === '30217' && column === 'people' ? '公务接待费没有人数。' : undefined,
    marks: (row, column) => marksOf(rows, row, column)
  })

  function valueOf(rows: readonly SheetRow[], row: number, column: string): string | undefined {
    const own = rows[row]
    if (own === undefined) {
      if (column === 'name') return '合计'
      if (column !== 'amount') return undefined
      return (rows.reduce((all, { cells }) => all + fenOf(cells['amount']), 0) / 100).toFixed(2)
    }
    if (column !== 'change') return own.cells[column]
    return ((fenOf(own.cells['amount']) - fenOf(own.cells['prior'])) / 100).toFixed(2)
  }

  function marksOf(rows: readonly SheetRow[], row: number, column: string): readonly CellMark[] {
    if (column !== 'amount' || rows[row] === undefined) return []
    if (row % 10 === 2) return [{ severity: 'error', message: '金额与明细不一致。' }]
    if (row % 10 === 5) return [{ severity: 'warning', message: '比上年增加超过一成。' }]
    return row % 10 === 8 ? [{ severity: 'notice', message: '请核对依据。' }] : []
  }

  function changed(rows: readonly SheetRow[], { cells, inserted, deleted }: GridEdit): readonly SheetRow[] {
    const result = rows.filter(({ key }) => !deleted.includes(key))
    for (const { key, after, cells: values } of inserted) {
      const at = after === null ? 0 : result.findIndex((row) => row.key === after) + 1
      result.splice(at, 0, { key: Number(key), cells: values })
    }
    for (const { row, column, value } of cells) {
      const at = result.findIndex(({ key }) => key === row)
      const own = result[at]
      if (own) result[at] = { ...own, cells: { ...own.cells, [column]: value } }
    }
    return result
  }

  async function apply(edit: GridEdit): Promise<EditOutcome> {
    edits.push(edit)
    await new Promise((done) => setTimeout(done, delay))
    if (refuse) return refuse
    past.push(held.value)
    future.length = 0
    held.value = changed(held.value, edit)
    return { ok: true }
  }

  function step(from: (readonly SheetRow[])[], to: (readonly SheetRow[])[]): void {
    const rows = from.pop()
    if (rows === undefined) return
    to.push(held.value)
    held.value = rows
  }

  return {
    held,
    drafts,
    edits,
    apply,
    gridRows,
    makeKey: (): number => next++,
    undo: () => step(past, future),
    redo: () => step(future, past),
    refuseAll: (outcome: Extract<EditOutcome, { ok: false }> | undefined) => (refuse = outcome)
  }
}

export type Sheet = ReturnType<typeof useSheet>
