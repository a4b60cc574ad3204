import { expect, it } from 'vitest'
import { reasonChanges, reasonText, withReasons } from './reasons'
import { blankDepartment } from './use-set-up'

const begun = blankDepartment(2024)

it('takes a reason a line, and writes nothing where there is none', () => {
  const two = withReasons(begun, 'basic', ' 人员增加 \n\n调资')
  expect(two.changeReasons).toEqual({ basic: ['人员增加', '调资'] })
  expect(reasonText(two, 'basic')).toBe('人员增加\n调资')
  const more = withReasons(two, 'income', '拨款增加')
  expect(Object.keys(more.changeReasons!)).toEqual(['income', 'basic'])
  expect(withReasons(withReasons(more, 'income', ''), 'basic', ' \n')).toEqual(begun)
})

it('reckons the change from the exact amounts; without last year there is none', () => {
  const changes = reasonChanges([
    { code: 'income', name: '', yuan: '110.00', prior: '100.00' },
    { code: 'project', name: '', yuan: '5.00' }
  ])
  expect(changes.get('income')).toEqual({ now: 11000, prior: 10000, change: 1000, percent: '10.00' })
  expect(changes.get('project')).toEqual({ now: 500 })
})
