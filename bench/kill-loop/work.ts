import type { Change, Line, Project, UnitLedger } from '@shared/ledger'
import { printInterchangeAmount } from '@shared/money'
import type { LedgerStore } from '../../src/main/ledger-store'
import type { Random } from './random'

/** Rows that one paste adds: 200 rows of three filled cells. */
const PASTED_ROWS = 200
/** Beyond this many lines a paste gives way to a clearing, so that rounds stay alike. */
const MOST_LINES = 1200

const line = (id: number, random: Random) => ({
  id,
  function: random.pick(['2150501', '2150550', '2080505']) ?? '2150501',
  economic: random.pick(['30101', '30201', '30217']) ?? '30101',
  source: 'generalPublicBudget',
  amount: `${random.below(1_000_000)}.${String(random.below(100)).padStart(2, '0')}`
})

function setAmount(store: LedgerStore, random: Random): Change[] {
  const chosen = random.pick(store.ledger().basicExpenditure)
  if (!chosen) return paste(store, random, 1)
  const after = line(chosen.id, random).amount
  return [
    { path: `basicExpenditure/#${chosen.id}/amount`, before: printInterchangeAmount(chosen.amount), after }
  ]
}

function paste(store: LedgerStore, random: Random, rows = PASTED_ROWS): Change[] {
  const first = store.nextRowId()
  let following = store.ledger().basicExpenditure.at(-1)?.id ?? null
  return Array.from({ length: rows }, (_, n) => {
    const after = line(first + n, random)
    const change: Change = { path: `basicExpenditure/#${after.id}`, after, following }
    following = after.id
    return change
  })
}

function addProject(store: LedgerStore, random: Random): Change[] {
  const first = store.nextRowId()
  const lines = Array.from({ length: 1 + random.below(12) }, (_, n) => line(first + 1 + n, random))
  const after = { id: first, code: `K-${first}`, name: '项目', lines, indicators: [] }
  return [{ path: `projects/#${first}`, after, following: store.ledger().projects.at(-1)?.id ?? null }]
}

const asRow = ({ amount, ...rest }: Line) => ({ ...rest, amount: printInterchangeAmount(amount) })

function deleteProject(store: LedgerStore, random: Random): Change[] {
  const { projects } = store.ledger()
  const at = random.below(projects.length)
  const project: Project | undefined = projects[at]
  if (!project) return addProject(store, random)
  const before = { ...project, lines: project.lines.map(asRow) }
  // The interchange value of a project is JSON by its model; its type does not say so.
  const value = JSON.parse(JSON.stringify(before)) as NonNullable<Change['before']>
  return [{ path: `projects/#${project.id}`, before: value, following: projects[at - 1]?.id ?? null }]
}

/** What is imported over the ledger: itself with fewer lines and other amounts. */
function imported(ledger: UnitLedger, random: Random): UnitLedger {
  const keep = ledger.basicExpenditure.slice(0, random.below(MOST_LINES / 4))
  return { ...ledger, basicExpenditure: keep, statement: `第 ${random.below(1_000_000)} 次导入` }
}

/** Does one thing at random that a user does. Whatever it is, it is on the disk when this returns. */
export async function doSomething(store: LedgerStore, random: Random): Promise<void> {
  const chance = random.next()
  const lines = store.ledger().basicExpenditure.length
  if (chance < 0.5) store.apply({ label: '填写', changes: setAmount(store, random) })
  else if (chance < 0.6 && lines < MOST_LINES) store.apply({ label: '粘贴', changes: paste(store, random) })
  else if (chance < 0.7) store.undo()
  else if (chance < 0.78) store.redo()
  else if (chance < 0.86) store.apply({ label: '新增项目', changes: addProject(store, random) })
  else if (chance < 0.92) store.apply({ label: '删除项目', changes: deleteProject(store, random) })
  else if (chance < 0.96) await store.backup('hourly')
  else await store.importLedger(imported(store.ledger(), random))
}
