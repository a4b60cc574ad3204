import type { Printing } from './figures'
import type { Edition } from './model'
import type { SubjectNames } from './naming'
import type { TallyContext } from './tally'
import type { Template } from './template'
import type { Values } from './texts'

/** All that building one table needs besides its template. */
export interface BuildContext extends TallyContext {
  readonly template: Template
  readonly edition: Edition
  readonly names: SubjectNames
  readonly values: Values
  /** How the template's words print in this edition. */
  readonly words: (text: string) => string
  readonly printing: Printing
}
