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
import {
  acceptCommand,
  boardCommand,
  replyCommand,
  setupCommand,
  taskCommand,
  unacceptCommand
} from './package-department'
import {
  handedInCommand,
  loadCommand,
  receiveCommand,
  submitCommand,
  verifyPackageCommand,
  withdrawCommand
} from './package-unit'
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
  compare: compareCommand,
  'package setup': setupCommand,
  'package task': taskCommand,
  'package load': loadCommand,
  'package submit': submitCommand,
  'package withdraw': withdrawCommand,
  'package history': handedInCommand,
  'package verify': verifyPackageCommand,
  'package accept': acceptCommand,
  'package reply': replyCommand,
  'package unaccept': unacceptCommand,
  'package receive': receiveCommand,
  'package board': boardCommand
}
