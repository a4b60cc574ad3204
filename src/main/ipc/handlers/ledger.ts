import type { Handlers } from '@shared/ipc'
import type { HandlersOf, Program } from '../program'

/** The open ledger and its catalogs. */
export const ledgerHandlers = ({
  ledgers,
  outgoing,
  deskCatalogs: catalogs,
  printContent
}: Program): HandlersOf<'ledger' | 'catalog', Handlers> => ({
  'ledger.open': ({ id, readOnly = false }) => ledgers.open(id, readOnly),
  'ledger.close': async () => {
    await ledgers.close()
    return {}
  },
  'ledger.apply': (edit) => ledgers.apply(edit),
  'ledger.undo': () => ledgers.undo(),
  'ledger.redo': () => ledgers.redo(),
  'ledger.refused': () => ledgers.refused(),
  'ledger.keepRefused': async ({ texts }) => {
    await ledgers.keepRefused(texts)
    return {}
  },
  'ledger.history': ({ path }) => ledgers.history(path),
  'ledger.backups': () => ledgers.backups(),
  'ledger.backup': () => ledgers.backup(),
  'ledger.restore': ({ backup }) => ledgers.restore(backup),
  'ledger.breakLock': ({ id }) => ledgers.breakLock(id),
  'ledger.export': () => outgoing.export(),
  'ledger.tables': ({ template }) => outgoing.tables(template),
  'ledger.readPrior': () => ledgers.readPrior(),
  'ledger.print': ({ template }) => outgoing.print(template),
  'ledger.printContent': (_, { page }) => printContent(page),
  'catalog.read': ({ fiscalYear }) => ({ data: catalogs.read(fiscalYear) }),
  'catalog.addSubject': (subject) => ({ data: catalogs.addSubject(subject) }),
  'catalog.loadOfficialList': ({ fiscalYear }) => catalogs.loadOfficialList(fiscalYear)
})
