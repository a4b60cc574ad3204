import { expect, it } from 'vitest'
import type { IntakeView } from '@shared/ipc'
import { isBlocked, isStuck, needsTrust, ready, refusalsOf } from './arriving'
import type { Arriving } from './arriving'

const arriving = (view: Partial<IntakeView> | undefined, more: Partial<Arriving> = {}): Arriving => ({
  ...{ grant: 'g', name: 'n', password: '', confirmed: false, chosen: true },
  ...(view === undefined ? {} : { view: { key: 'known', inHand: false, ...view } as IntakeView }),
  ...more
})

it('takes what was looked into, is not refused or in hand, and whose key a person knows', () => {
  expect(ready(arriving(undefined))).toBe(false)
  expect(ready(arriving({}))).toBe(true)
  expect(ready(arriving({ inHand: true }))).toBe(false)
  expect(ready(arriving({ refusal: { code: 'x', message: 'x' } }))).toBe(false)
  expect(ready(arriving({ key: 'first' }))).toBe(false)
  expect(ready(arriving({ key: 'changed' }, { confirmed: true }))).toBe(true)
  const outcome = { name: 'n', notices: [] }
  expect(ready(arriving({}, { outcome: { ...outcome, outcome: 'taken' } }))).toBe(false)
  expect(ready(arriving({}, { outcome: { ...outcome, outcome: 'refused' } }))).toBe(true)
})

it('tells each refusal once', () => {
  const refusal = { code: 'x', message: '这一版旧了。', action: '请要新的。' }
  const outcome = { name: 'n', notices: [], outcome: 'refused' as const, refusal }
  expect(refusalsOf(arriving({ refusal }, { outcome })).map(({ message }) => message)).toEqual([
    '这一版旧了。'
  ])
  expect(refusalsOf(arriving({}))).toEqual([])
})

it('tells apart what a person has to answer for from what waits or can be taken', () => {
  const refusal = { code: 'x', message: 'x' }
  expect(isStuck(arriving(undefined))).toBe(false)
  expect([arriving(undefined), arriving({}), arriving({ key: 'first' })].map(isBlocked)).toEqual(
    Array(3).fill(false)
  )
  expect(
    [arriving({ refusal }), arriving(undefined, { refusal }), arriving({ inHand: true })].map(isBlocked)
  ).toEqual(Array(3).fill(true))
  expect(isStuck(arriving({}))).toBe(false)
  expect(isStuck(arriving(undefined, { asks: '设了口令' }))).toBe(true)
  expect(isStuck(arriving(undefined, { refusal }))).toBe(true)
  expect(isStuck(arriving({ refusal }))).toBe(true)
  expect(needsTrust(arriving({ key: 'first' }))).toBe(true)
  expect(needsTrust(arriving({ key: 'first', inHand: true }))).toBe(false)
  expect(needsTrust(arriving({ key: 'changed', refusal }))).toBe(false)
  expect(needsTrust(arriving(undefined))).toBe(false)
})
