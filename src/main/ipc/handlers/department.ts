import { UserError } from '@shared/errors'
import type { Handlers } from '@shared/ipc'
import type { HandlersOf } from '../program'

/** The department’s desk. */
export const departmentHandlers = (): HandlersOf<'department', Handlers> => ({
  'department.state': () => notYet(),
  'department.year': () => notYet(),
  'department.setUp': () => notYet(),
  'department.readSetUp': () => notYet(),
  'department.openRound': () => notYet(),
  'department.closeRound': () => notYet(),
  'department.issueTasks': () => notYet(),
  'department.board': () => notYet(),
  'department.versions': () => notYet(),
  'department.pickPackages': () => notYet(),
  'department.watch': () => notYet(),
  'department.preview': () => notYet(),
  'department.intake': () => notYet(),
  'department.ledger': () => notYet(),
  'department.changes': () => notYet(),
  'department.sendBack': () => notYet(),
  'department.decide': () => notYet(),
  'department.pickApproved': () => notYet(),
  'department.rewriteReply': () => notYet(),
  'department.unaccept': () => notYet(),
  'department.compareRounds': () => notYet(),
  'department.compareUnit': () => notYet(),
  'department.log': () => notYet(),
  'department.fillFor': () => notYet()
})

const notYet = (): never => {
  throw new UserError('notThere', '这项功能还没有接上。')
}
