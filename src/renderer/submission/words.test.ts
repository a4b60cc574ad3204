import { expect, it } from 'vitest'
import type { ExchangeView } from '@shared/ipc'
import { sentenceOf } from './words'

const view: ExchangeView = {
  ...{
    state: 'open',
    round: 'secondDraft',
    version: 0,
    comments: [],
    versions: [],
    filledByDepartment: false
  }
}

it('says where a ledger stands and what to do next', () => {
  expect(sentenceOf(view)).toContain('还没有上报')
  expect(sentenceOf({ ...view, filledByDepartment: true })).toContain('部门代填')
  const comment = { id: '1/0', label: '整本账', text: '改', done: false }
  const comments = [comment, { ...comment, id: '1/1', done: true }]
  expect(sentenceOf({ ...view, state: 'sentBack', version: 2, comments })).toContain('还有 1 条')
  expect(sentenceOf({ ...view, state: 'withdrawn', version: 2 })).toContain('版本号是 3')
  expect(sentenceOf({ ...view, state: 'accepted', version: 2 })).not.toContain('已经上报')
})
