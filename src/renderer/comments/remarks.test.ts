import { applyChanges, emptyLedger } from '@shared/ledger'
import type { UnitLedger } from '@shared/ledger'
import { fen } from '@shared/money'
import { describe, expect, it } from 'vitest'
import type { Comment } from './remarks'
import { leftBySection, placeOfComment, remarksOf } from './remarks'

const ledger: UnitLedger = {
  ...emptyLedger('402001', 2023),
  basicExpenditure: [5, 6].map((id) => ({
    id,
    function: '2150501',
    economic: '30201',
    source: 'generalPublicBudget',
    amount: fen(100)
  }))
}
const amount = 'basicExpenditure/#6/amount'
const comment = (id: string, path: string | undefined, done = false): Comment => ({
  id,
  ...(path === undefined ? {} : { path }),
  label: '基本支出第 9 行的金额',
  text: `意见${id}`,
  done
})
const comments = [
  comment('1', amount),
  comment('2', amount),
  comment('3', 'contacts/phone'),
  comment('4', 'contacts/phone', true),
  comment('5', undefined)
]

it('marks the cells of the comments that are not ticked off', () => {
  expect(
    [...remarksOf(comments)].map(([path, marks]) => [path, marks.map(({ message }) => message)])
  ).toEqual([
    [amount, ['退回意见：意见1', '退回意见：意见2']],
    ['contacts/phone', ['退回意见：意见3']]
  ])
  expect([...leftBySection(comments)]).toEqual([
    ['basicExpenditure', 2],
    ['profile', 1]
  ])
})

describe('where a comment leads', () => {
  const place = (path: string | undefined, at = ledger) => placeOfComment(comment('1', path), at)

  it('is where its row stands now', () => {
    expect(place(amount)).toEqual({ label: '基本支出第 2 行的金额', path: amount })
    const [first] = ledger.basicExpenditure
    const before = { ...first!, amount: '1.00' }
    const shorter = applyChanges(ledger, [{ path: 'basicExpenditure/#5', before, following: null }])
    expect(place(amount, shorter)).toEqual({ label: '基本支出第 1 行的金额', path: amount })
  })

  it('is nowhere when its row is gone, and for the ledger as a whole', () => {
    expect(place('basicExpenditure/#7/amount')).toEqual({ label: '基本支出第 9 行的金额（已删除）' })
    expect(place(undefined)).toEqual({ label: '基本支出第 9 行的金额' })
    expect(place('unheardOf')).toEqual({ label: '基本支出第 9 行的金额' })
  })
})
