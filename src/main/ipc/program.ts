import type { DropPurpose } from '@shared/ipc'
import type { DepartmentRooms, Desk, PrintContent } from '../desk'
import type { RunningJobs } from '../jobs'
import type { SampleDepartment } from '../sample'
import type { Exporting, SummaryDesk } from '../summary'
import type { SettingsKeeper } from '../workspace'
import type { Grants } from './grants'

/** What the handlers call; they have no logic of their own. */
export interface Program extends Desk {
  readonly about: {
    readonly version: string
    readonly runtime: string
    readonly notices: readonly { message: string; action?: string }[]
  }
  /** Asks where to and writes the bundle; gives its path, or undefined when the user thought better of it. */
  readonly exportDiagnostics: () => Promise<string | undefined>
  /** Opens a file with the system's program for it, or shows it in its folder. */
  readonly showFile: (path: string, how: 'open' | 'folder') => Promise<void>
  readonly grants: Grants<DropPurpose>
  readonly jobs: Pick<RunningJobs, 'cancel'>
  readonly settings: Pick<SettingsKeeper, 'value' | 'change'>
  /** What a print page draws, by the page's number. @throws UserError `notAPrintPage` */
  readonly printContent: (page: number) => PrintContent
  readonly department: Omit<DepartmentRooms, 'room'>
  readonly summary: Pick<SummaryDesk, 'state' | 'tables' | 'linesBehind' | 'charts' | 'changes' | 'checks'>
  readonly exporting: Pick<Exporting, 'export'>
  readonly sample: Pick<SampleDepartment, 'tables' | 'linesBehind'>
}

/** The handlers of the calls whose names begin so. */
export type HandlersOf<Subject extends string, All> = {
  readonly [N in keyof All as N extends `${Subject}.${string}` ? N : never]: All[N]
}
