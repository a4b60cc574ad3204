import type { Change, UnitLedger } from '@shared/ledger'
import { applyChanges, emptyLedger } from '@shared/ledger'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick } from 'vue'
import { useLedger } from '../stores/ledger'
import { amountKind, lineKind } from './field-kinds'
import type { Field, FieldOptions } from './use-field'
import { useField } from './use-field'

interface Disk {
  steps: { label: string; changes: readonly Change[] }[]
  refusal?: string
  ledger: UnitLedger
}

let disk: Disk

beforeEach(async () => {
  disk = { steps: [], ledger: emptyLedger('402001', 2023) }
  setActivePinia(createPinia())
  const apply = ({ label, changes }: { label: string; changes: Change[] }): Promise<unknown> => {
    if (disk.refusal !== undefined) {
      return Promise.resolve({ ok: false, error: { code: 'x', message: disk.refusal } })
    }
    disk.ledger = applyChanges(disk.ledger, changes)
    disk.steps.push({ label, changes })
    return Promise.resolve({ ok: true, data: { step: disk.steps.length, savedAt: '' } })
  }
  const open = (): Promise<unknown> =>
    Promise.resolve({
      ok: true,
      data: { id: 'x', ledger: disk.ledger, nextRowId: 1, saved: { step: 0, savedAt: '' }, notices: [] }
    })
  vi.stubGlobal('window', { yusuanbu: { 'ledger.apply': apply, 'ledger.open': open } })
  await useLedger().open('x')
})

const unitHead: FieldOptions = { path: 'contacts/unitHead', label: '单位负责人', kind: lineKind(200) }
const income: FieldOptions = {
  path: 'income/generalPublicBudget',
  label: '收入',
  kind: amountKind({ shown: 'yuan', entered: 'yuan' })
}
const field = (options: FieldOptions): Field => effectScope().run(() => useField(() => options)) as Field

describe('a field', () => {
  it('shows a commit at once and writes one step with its label', async () => {
    const one = field(unitHead)
    one.focus()
    one.type('张三')
    expect(one.typing.value).toBe(true)
    const done = one.commit()
    expect(useLedger().ledger?.contacts.unitHead).toBe('张三')
    expect(await done).toBe(true)
    await one.blur()
    expect(disk.steps).toEqual([
      { label: '填写单位负责人', changes: [{ path: 'contacts/unitHead', after: '张三' }] }
    ])
    expect(one.text.value).toBe('张三')
  })

  it('left as it was makes no step', async () => {
    const one = field(income)
    one.focus()
    await one.blur()
    one.focus()
    one.type('5')
    one.type('')
    await one.blur()
    expect(disk.steps).toEqual([])
  })

  it('keeps a refused text with its reason over the page, until corrected', async () => {
    const one = field(income)
    one.focus()
    one.type('12a')
    await one.blur()
    const again = field(income)
    expect([again.text.value, again.reason.value]).toEqual(['12a', expect.stringContaining('a')])
    expect(useLedger().ledger?.income).toEqual({})
    again.focus()
    again.type('12')
    await again.blur()
    expect([again.text.value, again.reason.value]).toEqual(['12.00', undefined])
    expect(useLedger().ledger?.income.generalPublicBudget).toBe(1200)
  })

  it('restored, forgets a refused text', async () => {
    const one = field(income)
    one.focus()
    one.type('12a')
    await one.commit()
    expect(one.reason.value).toBeDefined()
    one.restore()
    expect([one.text.value, one.reason.value, one.typing.value]).toEqual(['', undefined, false])
    await one.blur()
    expect(one.text.value).toBe('')
  })

  it('says where it was typed why the disk did not take it, and keeps the text', async () => {
    const one = field(unitHead)
    disk.refusal = '磁盘已满，没有保存。'
    one.focus()
    one.type('李四')
    await one.blur()
    expect([one.text.value, one.reason.value]).toEqual(['李四', '磁盘已满，没有保存。'])
    expect(useLedger().ledger?.contacts).toEqual({})
    expect(useLedger().failure).toBeUndefined()
  })

  it('asks once, though Enter and leaving both commit; a refusal leaves the ledger as it was', async () => {
    let answer: (reason: string | undefined) => void = () => undefined
    const ask = vi.fn(() => new Promise<string | undefined>((done) => (answer = done)))
    const one = field({ ...income, ask })
    one.focus()
    one.type('900000')
    const entered = one.commit()
    const left = one.blur()
    expect(one.text.value).toBe('900000')
    answer('请改正。')
    await Promise.all([entered, left])
    expect(ask).toHaveBeenCalledTimes(1)
    expect([one.text.value, one.reason.value]).toEqual(['900000', '请改正。'])
    expect(disk.steps).toEqual([])
  })

  it('follows an undo while it has the focus, but not over something typed', async () => {
    const store = useLedger()
    const one = field(unitHead)
    one.focus()
    await store.set('contacts/unitHead', '甲')
    await nextTick()
    expect(one.text.value).toBe('甲')
    one.type('乙')
    await store.set('contacts/unitHead', '丙')
    await nextTick()
    expect(one.text.value).toBe('乙')
  })
})
