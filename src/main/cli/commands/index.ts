import type { Command } from '../command'
import { checkCommand } from './check'
import { compareCommand } from './compare'
import { consolidateCommand } from './consolidate'
import { factsCommand } from './facts'
import { exportCommand } from './ledger-export'
import { historyCommand } from './ledger-history'
import { importCommand } from './ledger-import'
import { restoreCommand } from './ledger-restore'
import { showCommand } from './ledger-show'
import { verifyCommand } from './ledger-verify'
import { tablesCommand } from './tables'

/** Every command by its words. */
export const commands: Readonly<Record<string, Command>> = {
  'ledger import': importCommand,
  'ledger export': exportCommand,
  'ledger show': showCommand,
  'ledger history': historyCommand,
  'ledger verify': verifyCommand,
  'ledger restore': restoreCommand,
  consolidate: consolidateCommand,
  tables: tablesCommand,
  facts: factsCommand,
  check: checkCommand,
  compare: compareCommand
}
