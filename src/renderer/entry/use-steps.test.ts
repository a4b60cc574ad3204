import { expect, it } from 'vitest'
import { useSteps } from './use-steps'

it('goes back and forth; a new step forgets what was taken back', () => {
  const { state, step, undo, redo, restart } = useSteps('甲')
  step('乙')
  step('丙')
  undo()
  undo()
  undo()
  expect(state.value).toBe('甲')
  redo()
  expect(state.value).toBe('乙')
  step('丁')
  redo()
  expect(state.value).toBe('丁')
  undo()
  expect(state.value).toBe('乙')
  restart('戊')
  undo()
  expect(state.value).toBe('戊')
})
