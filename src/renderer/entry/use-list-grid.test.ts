import type { ExchangeView } from '@shared/ipc'
import type { Change, UnitLedger } from '@shared/ledger'
import { applyChanges, emptyLedger } from '@shared/ledger'
import { fen, printInterchangeAmount } from '@shared/money'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope } from 'vue'
import type { GridEdit } from '../grid'
import { useExchange } from '../stores/exchange'
import { useLedger } from '../stores/ledger'
import type { ListGrid, ListGridBinding } from './use-list-grid'
import { useListGrid } from './use-list-grid'

type Line = UnitLedger['basicExpenditure'][number]

const first: UnitLedger = {
  ...emptyLedger('402001', 2023),
  basicExpenditure: [1, 2, 3].map((id) => ({
    id,
    function: '2150501',
    economic: '30201',
    source: 'generalPublicBudget',
    amount: fen(id * 100)
  }))
}
let sent: Change[][]
const comment = { id: '4/0', path: 'basicExpenditure/#2/amount', label: '', text: '请核对', done: false }
const exchange = { state: 'sentBack', round: 'secondDraft', version: 1, comments: [comment], versions: [] }

beforeEach(async () => {
  sent = []
  let disk = first
  setActivePinia(createPinia())
  const apply = ({ changes }: { changes: Change[] }): Promise<unknown> => {
    sent.push(changes)
    disk = applyChanges(disk, changes)
    return Promise.resolve({ ok: true, data: { step: sent.length, savedAt: '' } })
  }
  const open = (): Promise<unknown> =>
    Promise.resolve({
      ok: true,
      data: { id: 'x', ledger: first, nextRowId: 9, saved: { step: 0, savedAt: '' }, notices: [] }
    })
  vi.stubGlobal('window', {
    yusuanbu: {
      'ledger.apply': apply,
      'ledger.open': open,
      'checks.read': () => new Promise(() => undefined),
      'exchange.state': () => Promise.resolve({ ok: true, data: exchange })
    },
    addEventListener: () => undefined
  })
  await useLedger().open('x')
})

const bound = (ask?: ListGrid<Line>['ask']): ListGridBinding =>
  effectScope().run(() =>
    useListGrid<Line>(() => ({
      address: { list: 'basicExpenditure' },
      blank: { function: '', economic: '', source: 'generalPublicBudget', amount: '0.00' },
      read: (line, column) => (column === 'amount' ? printInterchangeAmount(line.amount) : undefined),
      ...(ask === undefined ? {} : { ask })
    }))
  ) as ListGridBinding

const edit: GridEdit = {
  label: '填写',
  cells: [{ row: 2, column: 'amount', value: '70.00' }],
  inserted: [],
  deleted: []
}

describe('a list of the ledger in a grid', () => {
  it('sends an edit and shows it before the key that made it has been dealt with', async () => {
    const { apply, rows } = bound(() => undefined)
    const outcome = apply(edit)
    expect(sent).toEqual([[{ path: 'basicExpenditure/#2/amount', before: '2.00', after: '70.00' }]])
    expect(rows.value.value(1, 'amount')).toBe('70.00')
    expect(await outcome).toEqual({ ok: true })
  })

  it('waits where something is asked, and holds back what the answer holds back', async () => {
    const refused = { row: 2, column: 'amount', text: '70', reason: '太多' }
    const { apply } = bound(() => Promise.resolve({ edit: { ...edit, cells: [] }, refused: [refused] }))
    const outcome = apply(edit)
    expect(sent).toEqual([])
    expect(await outcome).toEqual({ ok: true, refused: [refused] })
    expect(sent).toEqual([])
  })

  it('has what the department wrote at its row, wherever the row stands, until it is ticked off', async () => {
    const { rows, apply } = bound()
    const marksOf = (key: number): unknown[] => {
      const { count, key: keyOf, marks } = rows.value
      const at = Array.from({ length: count }, (_none, n) => n).find((n) => keyOf(n) === key) ?? -1
      return [...(marks?.(at, 'amount') ?? [])]
    }
    const remark = { severity: 'remark', message: '退回意见：请核对' }
    await vi.waitFor(() => expect(marksOf(2)).toEqual([remark]))
    expect(marksOf(1)).toEqual([])
    await apply({ label: '插入行', cells: [], inserted: [{ key: 9, after: null, cells: {} }], deleted: [1] })
    expect(marksOf(2)).toEqual([remark])
    const done = { ...exchange, comments: [{ ...comment, done: true }] }
    useExchange().show(done as unknown as ExchangeView)
    expect(marksOf(2)).toEqual([])
  })

  it('has its totals a frame later', async () => {
    const store = useLedger()
    expect(store.totals?.basic).toBe(600)
    await bound().apply(edit)
    expect(store.ledger?.basicExpenditure[1]?.amount).toBe(7000)
    await vi.waitFor(() => expect(store.totals?.basic).toBe(7400))
    expect(store.balance.map(({ expenditure }) => expenditure)).toEqual([7400])
  })
})
