import type { Change, UnitLedger } from '@shared/ledger'
import { applyChanges, invertChanges } from '@shared/ledger'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyEdited } from '../../shared/ledger/testing/arbitrary-changes'
import { runs } from '../../shared/testing/runs'
import { OptimisticLedger } from './open-ledger'

/**
 * The other side: a disk that carries out writes in the order in which they came, refuses those that do not fit
 * or that it is told to refuse, and whose answers come in any order.
 */
class Disk {
  ledger: UnitLedger
  readonly #steps: (readonly Change[])[] = []
  readonly #answers: (() => void)[] = []

  constructor(ledger: UnitLedger) {
    this.ledger = ledger
  }

  write(changes: readonly Change[], full: boolean): Promise<string> {
    try {
      if (full) throw new Error('full')
      this.ledger = applyChanges(this.ledger, changes)
      this.#steps.push(changes)
      return this.#answer((done) => done('saved'))
    } catch (error) {
      return this.#answer((_done, failed) => failed(error as Error))
    }
  }

  undo(): Promise<{ changes: readonly Change[] } | null> {
    const step = this.#steps.pop()
    const changes = step && invertChanges(step)
    if (changes) this.ledger = applyChanges(this.ledger, changes)
    return this.#answer((done) => done(changes ? { changes } : null))
  }

  #answer<T>(settle: (done: (value: T) => void, failed: (error: Error) => void) => void): Promise<T> {
    return new Promise<T>((done, failed) => this.#answers.push(() => settle(done, failed)))
  }

  /** Lets one answer go; false when none waits. */
  async answer(which: number): Promise<boolean> {
    const [one] = this.#answers.splice(which % Math.max(1, this.#answers.length), 1)
    one?.()
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
    return one !== undefined
  }
}

type Move =
  | { readonly do: 'edit'; readonly full: boolean }
  | { readonly do: 'undo' }
  | { readonly do: 'answer'; readonly which: number }

const anyMove: fc.Arbitrary<Move> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('edit' as const), full: fc.boolean() }) },
  { weight: 1, arbitrary: fc.constant({ do: 'undo' as const }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('answer' as const), which: fc.nat(9) }) }
)

const name = (after: string, before = '甲'): Change[] => [{ path: 'unit/name', before, after }]
const start = (ledger: UnitLedger): UnitLedger => ({ ...ledger, unit: { ...ledger.unit, name: '甲' } })

const sample = (seed: number): UnitLedger => fc.sample(anyEdited, { numRuns: 1, seed })[0]!.before

describe('the ledger in the window', () => {
  it('is what the disk has, whatever order acknowledgements and failures come in', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyEdited,
        fc.array(anyMove, { maxLength: 40 }),
        async ({ before, changes }, moves) => {
          const disk = new Disk(before)
          let shown = before
          let full = false
          const held = new OptimisticLedger(
            before,
            (_label, edit) => disk.write(edit, full),
            (ledger) => (shown = ledger)
          )
          const outcomes: Promise<unknown>[] = []
          let next = 0
          for (const move of moves) {
            if (move.do === 'answer') await disk.answer(move.which)
            else if (move.do === 'undo') outcomes.push(held.step(() => disk.undo()))
            else {
              full = move.full
              outcomes.push(held.edit('填写', changes.slice(next, ++next)))
            }
          }
          for (let which = 0; await disk.answer(which); which += 3);
          await Promise.all(outcomes)
          expect(held.settled).toBe(true)
          expect(held.shown).toEqual(disk.ledger)
          expect(shown).toBe(held.shown)
        }
      ),
      { numRuns: runs(3000) }
    )
  })

  it('shows an edit before it is written, and without it when it could not be', async () => {
    const before = sample(1)
    const disk = new Disk(start(before))
    const held = new OptimisticLedger(
      start(before),
      (_label, changes) => disk.write(changes, true),
      () => {}
    )
    const outcome = held.edit('填写', name('乙'))
    expect(held.shown.unit.name).toBe('乙')
    await disk.answer(0)
    expect(await outcome).toMatchObject({ ok: false })
    expect(held.shown.unit.name).toBe('甲')
  })

  it('sends an edit before it is shown, and takes back what cannot even be sent', async () => {
    const order: string[] = []
    const held = new OptimisticLedger(
      start(sample(1)),
      () => {
        order.push('sent')
        if (order.length > 2) throw new Error('no door')
        return Promise.resolve('saved')
      },
      ({ unit }) => order.push(unit.name)
    )
    await held.edit('填写', name('乙'))
    expect(order).toEqual(['sent', '乙'])
    expect(await held.edit('填写', name('丙', '乙'))).toMatchObject({ ok: false })
    expect(order).toEqual(['sent', '乙', 'sent', '丙', '乙'])
    expect(held.settled).toBe(true)
  })

  it('keeps what was typed while a step back was on its way', async () => {
    const before = sample(2)
    const disk = new Disk(start(before))
    const held = new OptimisticLedger(
      start(before),
      (_label, changes) => disk.write(changes, false),
      () => {}
    )
    void held.edit('填写', name('乙'))
    await disk.answer(0)
    const back = held.step(() => disk.undo())
    void held.edit('填写', [{ path: 'statement', ...was(before.statement), after: '说明' }])
    await disk.answer(0)
    await back
    expect(held.shown.unit.name).toBe('甲')
    expect(held.shown.statement).toBe('说明')
  })

  it('does not send an edit that does not fit what is shown', async () => {
    const before = sample(3)
    let sent = 0
    const held = new OptimisticLedger(
      start(before),
      () => Promise.resolve((sent += 1)),
      () => {}
    )
    expect(await held.edit('填写', name('丙', '乙'))).toMatchObject({ ok: false })
    expect(sent).toBe(0)
    expect(held.settled).toBe(true)
  })
})

const was = (text: string | undefined): { before?: string } => (text === undefined ? {} : { before: text })
