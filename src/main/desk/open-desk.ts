import type { UnitLedger } from '@shared/ledger'
import type { ShippedCatalogs } from '../catalogs'
import type { Files } from '../files'
import type { StoreOptions } from '../ledger-store'
import type { Log } from '../logging'
import type { Templates } from '../tables-desk'
import type { UnitWork } from '../unit-work'
import type { RecentWorkspaces, RefusedTexts, SettingsKeeper } from '../workspace'
import { DeskCatalogs } from './catalogs'
import { ChecksDesk } from './checks-desk'
import type { Dialogs } from './dialogs'
import { Entrance } from './entrance'
import { Events } from './events'
import { ExchangeArrivals } from './exchange-desk-arrivals'
import type { ExchangeGrants } from './exchange-desk-arrivals'
import { ExchangeDesk } from './exchange-desk'
import { LedgerDesk } from './ledger-desk'
import type { ImportGrants } from './ledger-maker'
import { LedgerMaker } from './ledger-maker'
import type { PrintContent } from './outgoing'
import { Outgoing } from './outgoing'
import { SavedFiles } from './saved-files'
import { UnitDesk } from './unit-desk'

/** What the desk needs of the program around it; nothing of it is Electron's. */
export interface DeskSurroundings {
  readonly files: Files
  readonly clock: () => Date
  readonly log: Log
  readonly recent: RecentWorkspaces
  readonly settings: Pick<SettingsKeeper, 'value' | 'user'>
  readonly grants: ImportGrants & ExchangeGrants
  readonly templates: Templates
  readonly catalogs: ShippedCatalogs
  readonly dialogs: Dialogs
  /** Where the sample's workspace lies, and its units. */
  readonly sample: { readonly folder: string; readonly units: () => readonly UnitLedger[] }
  /** Draws the content on paper: the bytes of a PDF. */
  readonly print: (content: PrintContent) => Promise<Uint8Array>
  /** What is done in a process of its own. */
  readonly work: UnitWork
  /** What cells refused, from one run to the next. */
  readonly refused: RefusedTexts
  /** What a test puts in the place of the machine. */
  readonly store?: Partial<StoreOptions>
}

/** The parts of the desk, put together. */
export interface Desk {
  readonly desk: UnitDesk
  readonly events: Events
  readonly saved: SavedFiles
  readonly entrance: Entrance
  readonly maker: LedgerMaker
  readonly ledgers: LedgerDesk
  readonly outgoing: Outgoing
  readonly deskCatalogs: DeskCatalogs
  readonly checks: ChecksDesk
  readonly exchange: ExchangeDesk
  readonly arrivals: ExchangeArrivals
}

export function openDesk(surroundings: DeskSurroundings): Desk {
  const {
    files,
    clock,
    log,
    recent,
    settings,
    grants,
    templates,
    catalogs,
    dialogs,
    sample,
    print,
    work,
    refused,
    store
  } = surroundings
  const events = new Events()
  const saved = new SavedFiles()
  const desk = new UnitDesk({
    ...{ files, clock, log, events, catalogs },
    user: () => settings.user(),
    onLedger: (id) => recent.ledgerOpened(id),
    ...(store === undefined ? {} : { store })
  })
  const outgoing = new Outgoing({
    ...{ files, desk, dialogs, saved, templates, clock, print },
    settings: () => settings.value()
  })
  const user = (): string => settings.user()
  const checks = new ChecksDesk({ desk, templates, outgoing, clock, print, work, user })
  return {
    ...{ desk, events, saved, outgoing, checks },
    exchange: new ExchangeDesk({ files, desk, dialogs, saved, events, outgoing, checks, print, clock, user }),
    arrivals: new ExchangeArrivals({ files, desk, dialogs, grants }),
    entrance: new Entrance({ files, desk, recent, dialogs, clock, sample }),
    maker: new LedgerMaker({ files, desk, dialogs, grants }),
    ledgers: new LedgerDesk({ files, desk, dialogs, refused }),
    deskCatalogs: new DeskCatalogs({ files, desk, dialogs, work })
  }
}
