import { expect, it } from 'vitest'
import { catalogue } from '@shared/checks'
import { ownRule, ruleFaults, shownRules, typedThreshold, withRule } from './rules'
import { blankDepartment } from './use-set-up'

const begun = blankDepartment(2024)
const G07 = catalogue.find(({ id }) => id === 'G07')!
const fixed = catalogue.find((rule) => rule.fixed)!

it('grades a rule with a reason, which must be written', () => {
  const graded = withRule(begun, G07, { grade: 'notice' })
  expect([...ruleFaults(graded).keys()]).toEqual(['checks/G07/grade'])
  const reasoned = withRule(graded, G07, { reason: '本年机构合并' })
  expect(ruleFaults(reasoned).size).toBe(0)
  expect(ownRule(reasoned, 'G07')).toEqual({ grade: 'notice', reason: '本年机构合并' })
  // Back to the catalogue's grade, nothing is left of it, and nothing of the settings.
  expect(withRule(reasoned, G07, { grade: G07.severity })).toEqual(begun)
})

it('keeps a typed threshold, and says what is wrong with one that is no number or out of its bounds', () => {
  const [name, { value, most }] = Object.entries(G07.thresholds)[0]!
  const set = (typed: string) => withRule(begun, G07, { thresholds: { [name]: typedThreshold(typed) } })
  expect(ruleFaults(set(`${value + 1}`)).size).toBe(0)
  for (const wrong of ['很多', '-1', `${most + 1}`])
    expect([...ruleFaults(set(wrong)).keys()]).toEqual([`checks/G07/thresholds/${name}`])
  expect(set(`${value}`)).toEqual(begun)
  expect(typedThreshold('１，０００')).toBe(1000)
})

it('refuses another grade of an exact balance, and leaves other settings alone', () => {
  const graded = withRule(begun, fixed, { grade: 'off', reason: '不想看' })
  expect([...ruleFaults(graded).keys()]).toEqual([`checks/${fixed.id}/grade`])
  const other = { ...begun, settings: { own: 1 } }
  expect(withRule(withRule(other, G07, { grade: 'off' }), G07, { grade: G07.severity })).toEqual(other)
})

it('finds rules by words, and those that are set otherwise', () => {
  const all = { words: '', onlySet: false, closed: true }
  expect(shownRules(begun, all)).toHaveLength(catalogue.length)
  const open = shownRules(begun, { ...all, closed: false })
  expect(open.length).toBeLessThan(catalogue.length)
  expect(open.filter((rule) => rule.fixed && Object.keys(rule.thresholds).length === 0)).toEqual([])
  expect(shownRules(begun, { ...all, words: 'g07' }).map(({ id }) => id)).toEqual(['G07'])
  const own = withRule(begun, G07, { grade: 'off', reason: '甲' })
  expect(shownRules(own, { ...all, onlySet: true })).toEqual([G07])
})
