import type { Mutation } from '../../testing/mutation'
import type { EntryMutation } from './breaking'
import { indicatorMutations } from './mutations-indicators'
import { processMutations } from './mutations-process'
import { subjectMutations } from './mutations-subjects'
import { supplementMutations } from './mutations-supplement'
import { tableMutations } from './mutations-tables'

export { tidyDepartment } from './tidy-department'

/** Every breach of a rule on entries, of the tidy department. */
export const entryMutations: readonly (Mutation & EntryMutation)[] = [
  ...subjectMutations,
  ...processMutations,
  ...indicatorMutations,
  ...supplementMutations,
  ...tableMutations
]
