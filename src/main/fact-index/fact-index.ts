import { unitFactsOf } from '@shared/consolidation'
import type { UnitFacts } from '@shared/consolidation'
import { UserError } from '@shared/errors'
import type { Files } from '../files'
import { nodeFiles } from '../files'
import type { DatabaseHooks } from '../ledger-store'
import { IndexFile } from './index-file'
import type { LedgerSource } from './ledger-source'

export interface FactIndexOptions {
  readonly files?: Files
  readonly hooks?: DatabaseHooks
}

/** What bringing the index up to date came to: the codes of units. */
export interface IndexUpdate {
  /** Read anew from their ledgers, or for the first time. */
  readonly replaced: readonly string[]
  /** Taken out: they have no ledger any more. */
  readonly removed: readonly string[]
  /** Left as they were. */
  readonly kept: readonly string[]
}

/**
 * The facts of a department's units in one SQLite file, so that a consolidation needs no ledger. It holds nothing
 * that the ledgers do not say: a file that is damaged, of another version or missing is made anew, and so is a
 * unit whose rows are not what was written.
 */
export class FactIndex {
  readonly #file: IndexFile
  #sources = new Map<string, LedgerSource>()

  private constructor(file: IndexFile) {
    this.#file = file
  }

  /**
   * Opens an index; where there is none that can be used, an empty one takes its place.
   * @throws UserError `notAnIndex` where a ledger stands, which is left alone; else when the file cannot be
   * opened for writing
   */
  static open(path: string, { files = nodeFiles, hooks = {} }: FactIndexOptions = {}): FactIndex {
    return new FactIndex(new IndexFile(path, files, hooks))
  }

  /**
   * Makes the index hold these ledgers and no others. Only ledgers whose state has changed are read. Each unit is
   * replaced in one transaction; when one cannot be read, those before it are done.
   * @throws UserError `duplicateUnit`, `otherUnit`, and what reading a ledger throws
   */
  bringUpToDate(sources: Iterable<LedgerSource>): IndexUpdate {
    const wanted = byUnit(sources)
    const states = this.#file.states()
    const removed = [...states.keys()].filter((code) => !wanted.has(code))
    const changed = [...wanted.values()].filter(({ unit, state }) => states.get(unit) !== state())
    for (const code of removed) this.#file.remove(code)
    for (const source of changed) this.#replace(source)
    this.#sources = wanted
    const replaced = new Set(changed.map(({ unit }) => unit))
    return {
      replaced: [...replaced],
      removed,
      kept: [...wanted.keys()].filter((code) => !replaced.has(code))
    }
  }

  /**
   * Every unit's part in a consolidation, in the order of their codes. The ledgers stay closed: one is read when
   * somebody asks for the lines behind a figure, or when its unit's rows are damaged, which mends them.
   * @throws what reading a ledger throws
   */
  *unitFacts(): Generator<UnitFacts> {
    for (const code of this.#sources.keys()) yield this.unit(code)
  }

  /**
   * One unit's part in a consolidation; see {@link unitFacts}.
   * @throws RangeError for a unit that the index was not brought up to date with
   */
  unit(code: string): UnitFacts {
    const source = this.#sources.get(code)
    if (source === undefined) throw new RangeError(`The index knows no unit ${code}`)
    const found = this.#file.read(code) ?? this.#replace(source)
    return { ...found, lines: () => unitFactsOf(ledgerOf(source).ledger).lines() }
  }

  /**
   * Takes another state of one unit's ledger, or the first one.
   * @throws UserError `otherUnit`, and what reading the ledger throws; the index is then as it was
   */
  replace(source: LedgerSource): void {
    this.#replace(source)
    this.#sources.set(source.unit, source)
  }

  /** Closes the file. */
  close(): void {
    this.#file.close()
  }

  #replace(source: LedgerSource): UnitFacts {
    const { state, ledger } = ledgerOf(source)
    const facts = unitFactsOf(ledger)
    this.#file.write(state, facts)
    return facts
  }
}

function byUnit(sources: Iterable<LedgerSource>): Map<string, LedgerSource> {
  const known = new Map<string, LedgerSource>()
  for (const source of sources) {
    if (known.has(source.unit)) {
      throw new UserError(
        'duplicateUnit',
        `单位 ${source.unit} 的账出现了两次，没有汇总。`,
        '请只留下这个单位最新的一份账。'
      )
    }
    known.set(source.unit, source)
  }
  return new Map([...known].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** @throws UserError `otherUnit` when it is the ledger of another unit than it was taken for */
function ledgerOf(source: LedgerSource): ReturnType<LedgerSource['read']> {
  const read = source.read()
  const { code } = read.ledger.unit
  if (code === source.unit) return read
  throw new UserError(
    'otherUnit',
    `单位 ${source.unit} 的账册里是单位 ${code} 的账，没有汇总。`,
    '请核对各单位的账册文件有没有放错或改错名字。'
  )
}
