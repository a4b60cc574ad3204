import type { Templates } from '../../tables-desk'
import type { Dialogs } from '../dialogs'
import type { Events } from '../events'
import type { SavedFiles } from '../saved-files'
import { DepartmentDecisions } from './decisions'
import type { ApprovedGrants } from './decisions'
import { DepartmentIntake } from './intake'
import type { IntakeGrants } from './intake'
import { DepartmentReview } from './review'
import type { ReviewParts } from './review'
import { DepartmentRoom } from './room'
import type { RoomParts } from './room'
import { DepartmentSetUp } from './set-up'
import { DepartmentTasks } from './tasks'
import { Watching } from './watching'

export type { UnitToCheck } from './review'

/** What the department's desk in the window needs of the program around it. */
export interface DepartmentSurroundings extends RoomParts {
  readonly dialogs: Dialogs
  readonly events: Events
  readonly saved: SavedFiles
  readonly grants: IntakeGrants & ApprovedGrants
  readonly templates: Templates
  readonly checkUnit: ReviewParts['checkUnit']
}

/** The parts of the department's desk, put together. */
export interface DepartmentRooms {
  readonly room: DepartmentRoom
  readonly setUp: DepartmentSetUp
  readonly tasks: DepartmentTasks
  readonly intake: DepartmentIntake
  readonly watching: Watching
  readonly review: DepartmentReview
  readonly decisions: DepartmentDecisions
}

export function openDepartment(surroundings: DepartmentSurroundings): DepartmentRooms {
  const { files, desk, dialogs, events, saved, grants, templates, checkUnit } = surroundings
  const parts = { files, desk, dialogs, events, saved, grants }
  const room = new DepartmentRoom(surroundings)
  const watching = new Watching({ ...parts, room })
  return {
    ...{ room, watching },
    setUp: new DepartmentSetUp({ ...parts, room, templates, watched: () => watching.name }),
    tasks: new DepartmentTasks({ ...parts, room }),
    intake: new DepartmentIntake({ ...parts, room }),
    review: new DepartmentReview({ desk, room, checkUnit }),
    decisions: new DepartmentDecisions({ ...parts, clock: surroundings.clock, room })
  }
}
