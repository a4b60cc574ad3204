import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

/** A question before something that cannot simply be taken back. */
export interface Question {
  readonly title: string
  /** What will happen, a paragraph each. */
  readonly text: readonly string[]
  /** The word on the button that does it. */
  readonly yes: string
  readonly no?: string
  /** Something is given up by it. */
  readonly danger?: boolean
}

/** Asks the user, one question at a time; another one asked meanwhile answers the first with no. */
export const useQuestions = defineStore('questions', () => {
  const asked = shallowRef<Question>()
  let settle: ((yes: boolean) => void) | undefined

  function answer(yes: boolean): void {
    const done = settle
    settle = undefined
    asked.value = undefined
    done?.(yes)
  }

  function ask(question: Question): Promise<boolean> {
    answer(false)
    asked.value = question
    return new Promise((done) => {
      settle = done
    })
  }

  return { asked, ask, answer }
})
