import { basename } from 'node:path'
import { UserError } from '@shared/errors'
import { readLedger } from '@shared/exchange'
import type { PriorFigures } from '@shared/ipc'
import type { Line, OtherCategory, PriorSection, UnitLedger } from '@shared/ledger'
import type { Fen } from '@shared/money'
import { printInterchangeAmount, sum } from '@shared/money'
import type { Files } from '../files'
import { readInterchangeFile } from '../interchange'
import type { StoreOptions } from '../ledger-store'
import { openLedger } from '../ledger-store'

interface Taken {
  readonly ledger: UnitLedger
  /** What was taken, in a sentence. */
  readonly taken: string
}

/**
 * Last year's figures from a ledger (only read) or an interchange file: income by source, and the lines as rows of
 * the prior year, those of like coordinates added up. Of a ledger the newest frozen approved round counts, else
 * the ledger as it stands. Lines of nothing are left out.
 * @param fiscalYear the year that they are to be prior to
 * @throws UserError `wrongYear`, `faulty`, or as the file cannot be read
 */
export async function readPriorFigures(
  files: Files,
  path: string,
  fiscalYear: number,
  options: StoreOptions
): Promise<PriorFigures> {
  const name = basename(path)
  const { ledger, taken } = /\.ledger$/i.test(path)
    ? await fromLedger(path, options)
    : fromInterchange(files, path)
  if (ledger.fiscalYear !== fiscalYear - 1) {
    throw new UserError(
      'wrongYear',
      `“${name}”是 ${ledger.fiscalYear} 年的，这里要的是上年（${fiscalYear - 1} 年）的，没有取数。`,
      '请检查是否选错了文件。'
    )
  }
  const { code, name: unitName } = ledger.unit
  return {
    name,
    unit: { code, name: unitName },
    fiscalYear: ledger.fiscalYear,
    taken,
    income: Object.fromEntries(
      Object.entries(ledger.income).map(([source, amount]) => [source, printInterchangeAmount(amount)])
    ),
    lines: linesOf(ledger)
  }
}

async function fromLedger(path: string, options: StoreOptions): Promise<Taken> {
  const store = await openLedger(path, { ...options, mode: 'read' })
  try {
    const approved = store.snapshots().findLast(({ round }) => round === 'approved')
    if (approved === undefined) return asItStands(store.ledger())
    const read = readLedger(store.snapshotContent(approved.step))
    if (!read.ok) throw new Error('A frozen ledger does not read')
    return { ledger: read.value, taken: '取的是这本账册批复轮次的存档。' }
  } finally {
    await store.close()
  }
}

const fromInterchange = (files: Files, path: string): Taken =>
  asItStands(readInterchangeFile(files, path, '没有取数'))

function asItStands(ledger: UnitLedger): Taken {
  const taken =
    ledger.round === 'approved'
      ? '取的是这本账批复轮次现在的数。'
      : '这本账没有批复轮次的存档，取的是它现在的数，请核对是不是年初批复数。'
  return { ledger, taken }
}

interface Sum {
  readonly row: Readonly<Record<string, string>>
  amount: Fen
}

function linesOf(ledger: UnitLedger): PriorFigures['lines'] {
  const sums = new Map<string, Sum>()
  const take = (line: Line, section: PriorSection, category?: OtherCategory): void => {
    const key = JSON.stringify([section, category, line.function, line.economic, line.source])
    const known = sums.get(key)
    if (known) known.amount = sum([known.amount, line.amount])
    else sums.set(key, { row: rowOf(line, section, category), amount: line.amount })
  }
  for (const line of ledger.basicExpenditure) take(line, 'basic')
  for (const line of ledger.projects.flatMap(({ lines }) => lines)) take(line, 'project')
  for (const line of ledger.otherExpenditure) take(line, 'other', line.category)
  return [...sums.values()]
    .filter(({ amount }) => amount !== 0)
    .map(({ row, amount }) => ({ ...row, amount: printInterchangeAmount(amount) }))
}

function rowOf(
  { function: item, economic, source, functionName, economicName }: Line,
  section: PriorSection,
  category: OtherCategory | undefined
): Record<string, string> {
  return {
    section,
    ...(category === undefined ? {} : { category }),
    function: item,
    economic,
    source,
    ...(functionName === undefined ? {} : { functionName }),
    ...(economicName === undefined ? {} : { economicName })
  }
}
