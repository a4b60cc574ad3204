import type { Printing } from './figures'
import type { Edition, TableModel } from './model'
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
  /** Active units that are not in: a trial names them on every table. */
  readonly missingUnits: TableModel['missingUnits']
  /** How the template's words print in this edition. */
  readonly words: (text: string) => string
  readonly printing: Printing
}
