import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fen } from '@shared/money'
import { sampleLedger } from '../exchange/testing/packages'
import { code, ExchangeBench, failure } from './testing/exchange-bench'

const unit = new ExchangeBench()
const { answered, explainAll, filled, handIn, sentBack, setPhone, take, taken } = unit

describe('the whole way of a unit', () => {
  it('goes from the task over a return to the approval', async () => {
    const desk = await filled()
    const { exchange, ledgers } = desk
    expect(await exchange.state()).toMatchObject({
      state: 'open',
      version: 0,
      task: { version: 1, round: 'secondDraft', department: { code: '402' } },
      versions: [],
      filledByDepartment: false
    })

    const prepared = await exchange.prepare()
    expect(prepared).toMatchObject({ version: 1, obstacles: [], keyLocked: false })
    expect(prepared.checks.errors).toBe(0)
    expect(prepared.explanations).toHaveLength(prepared.checks.warnings)
    expect(prepared.explanations.every(({ finding }) => finding !== '')).toBe(true)

    unit.bench.answers = [unit.bench.at('一.ysbsubmission')]
    const done = await exchange.submit({})
    expect(unit.bench.offered.at(-1)).toBe('402004_2023_二上_第1版')
    expect(done?.opened.readOnly).toContain('已经上报')
    expect(done?.exchange).toMatchObject({ state: 'handedIn', version: 1 })
    expect(done?.receipt).toMatchObject({ version: 1, totals: prepared.totals, by: '李会计' })
    const receipt = readFileSync(unit.bench.at('一_回执.txt'), 'utf8')
    expect(receipt).toContain(done!.receipt.fingerprint)
    await expect(setPhone(desk, '1')).rejects.toEqual(failure('ledgerHandedIn'))
    await expect(exchange.submit({})).rejects.toEqual(failure('alreadyHandedIn'))
    const { obstacles } = await exchange.prepare()
    expect(obstacles.map((one) => one.code)).toContain('alreadyHandedIn')

    expect(await taken(unit.bench.at('一.ysbsubmission'), desk)).toMatchObject({
      outcome: 'taken',
      version: 1
    })
    const back = await answered(sentBack(), 'back.ysbreply')
    const reply = await take(desk, back)
    expect(reply).toMatchObject({ kind: 'taken', decision: 'sendBack', known: false })
    expect(await take(desk, back)).toMatchObject({ known: true })
    const { comments } = await exchange.state()
    const own = desk.desk.ledger.ledger.basicExpenditure[1]!
    expect(comments).toMatchObject([
      { path: `basicExpenditure/#${own.id}/amount`, text: '请核对', done: false }
    ])
    expect((await exchange.tick(comments[0]!.id, true)).comments[0]?.done).toBe(true)
    expect((await exchange.tick(comments[0]!.id, false)).comments[0]?.done).toBe(false)
    await expect(exchange.tick('0/0', true)).rejects.toEqual(failure('noSuchComment'))

    await setPhone(desk, '0797-8888')
    await explainAll(desk)
    await taken(await handIn(desk, '二.ysbsubmission'), desk)
    const { versions } = await exchange.state()
    expect(versions.map(({ version, then }) => [version, then.map(({ what }) => what)])).toEqual([
      [2, []],
      [1, ['退回（意见 1 条）']]
    ])
    const [second, first] = versions.map(({ step }) => step)
    const compared = await exchange.compare(first!, second)
    expect(compared).toMatchObject({
      count: 1,
      differences: [{ path: 'contacts/phone', after: '0797-8888' }]
    })
    expect(compared.totals.before).toEqual(compared.totals.after)
    expect(await exchange.compare(first!)).toEqual(compared)
    await expect(exchange.compare(1)).rejects.toEqual(failure('noSuchVersion'))

    expect(await take(desk, await answered({ decision: 'accept' }, 'a.ysbreply'))).toMatchObject({
      decision: 'accept',
      exchange: { state: 'accepted' }
    })
    await expect(exchange.withdraw('再改')).rejects.toEqual(failure('acceptedAlready'))
    await expect(exchange.submit({})).rejects.toEqual(failure('acceptedAlready'))
    const approval = await answered({ decision: 'approve', on: '2023-01-04' }, 'p.ysbreply')
    const approved = await take(desk, approval)
    expect(approved).toMatchObject({ exchange: { state: 'approved', approvedOn: '2023-01-04' } })
    const { obstacles: standing } = await exchange.prepare()
    const [obstacle] = standing
    expect(obstacle).toMatchObject({ code: 'approvedRound' })
    // It cannot be withdrawn any more: the advice is what can be done.
    expect(obstacle?.action).toContain('预算调整')
    expect(standing.map(({ action = '' }) => action).join('')).not.toContain('撤回')
    await expect(exchange.withdraw('再改')).rejects.toEqual(failure('approvedRound'))
    await ledgers.close()
  })

  it('prints the receipt of a version and writes its package again, the very same', async () => {
    const desk = await filled()
    const path = await handIn(desk, '一.ysbsubmission')
    const [{ step } = { step: 0 }] = (await desk.exchange.state()).versions
    const receipt = await desk.exchange.receipt(step)
    unit.bench.answers = [unit.bench.at('回执.pdf')]
    expect(await desk.exchange.printReceipt(step)).toMatchObject({ savedAs: '回执.pdf' })
    expect(unit.bench.printed.at(-1)).toEqual({ kind: 'receipt', receipt })
    await expect(desk.exchange.receipt(1)).rejects.toEqual(failure('noSuchVersion'))
    unit.bench.answers = [unit.bench.at('again.ysbsubmission')]
    expect(await desk.exchange.rewrite({ version: 1 })).toMatchObject({ savedAs: 'again.ysbsubmission' })
    expect(readFileSync(unit.bench.at('again.ysbsubmission')).equals(readFileSync(path))).toBe(true)
    unit.bench.answers = [unit.bench.at('third.ysbsubmission')]
    await expect(desk.exchange.rewrite({ version: 9 })).rejects.toEqual(failure('noSuchVersion'))
    expect(existsSync(unit.bench.at('third.ysbsubmission'))).toBe(false)
  })

  it('opens the ledger by a withdrawal, and hands in the next version', async () => {
    const desk = await filled()
    await expect(desk.exchange.withdraw('')).rejects.toEqual(failure('nothingToWithdraw'))
    await handIn(desk, '一.ysbsubmission')
    const { opened, exchange } = await desk.exchange.withdraw('还要改')
    expect(opened).not.toHaveProperty('readOnly')
    expect(exchange).toMatchObject({ state: 'withdrawn', versions: [{ then: [{ what: '撤回' }] }] })
    await setPhone(desk, '1')
    expect(await desk.exchange.prepare()).toMatchObject({ version: 2, obstacles: [] })
  })
})

describe('what stands in the way', () => {
  it('does nothing when the user thinks better of it', async () => {
    const desk = await filled()
    const before = desk.desk.ledger.saved().step
    expect(await desk.exchange.submit({})).toBeNull()
    expect(await desk.arrivals.loadTask({})).toBeNull()
    expect(await desk.arrivals.takeReply({})).toBeNull()
    expect(desk.desk.ledger.saved().step).toBe(before)
  })

  it('tells every obstacle, and asks for no file while there is one', async () => {
    const desk = await filled()
    const ledger = { ...sampleLedger(code), round: 'secondDraft' as const }
    const unbalanced = { ...ledger, basicExpenditure: ledger.basicExpenditure.slice(1) }
    unit.bench.answers = [unit.bench.write('other.json', unbalanced)]
    const { grant } = (await desk.maker.import({}))!.exists!
    await desk.maker.import({ grant, replace: true })
    const { obstacles } = await desk.exchange.prepare()
    expect(obstacles.map((one) => one.code)).toContain('errorsStand')
    const offered = unit.bench.offered.length
    await expect(desk.exchange.submit({})).rejects.toEqual(failure('errorsStand'))
    expect(unit.bench.offered).toHaveLength(offered)
  })

  it('does not let out what the rules could not look at: money that the template has no place for', async () => {
    const desk = await filled()
    const ledger = { ...sampleLedger(code), round: 'secondDraft' as const }
    const [line] = ledger.basicExpenditure
    const category = 'businessExpenditure' as const
    const trade = { ...line!, id: 0, category, source: 'businessIncome' as const, amount: fen(100_000) }
    const income = { ...ledger.income, businessIncome: fen(100_000) }
    unit.bench.answers = [unit.bench.write('other.json', { ...ledger, income, otherExpenditure: [trade] })]
    const { grant } = (await desk.maker.import({}))!.exists!
    await desk.maker.import({ grant, replace: true })
    const { obstacles } = await desk.exchange.prepare()
    const [stands] = obstacles.filter((one) => one.code === 'rulesNotRun')
    expect(stands?.message).toMatch(/^有 \d+ 条审核规则没有运行/)
    await expect(desk.exchange.submit({})).rejects.toEqual(failure('rulesNotRun'))
  })

  it('keeps the submission when its package cannot be written, and writes it elsewhere', async () => {
    const desk = await filled()
    await expect(handIn(desk, 'gone/一.ysbsubmission')).rejects.toEqual(failure('submittedNotWritten'))
    expect(await desk.exchange.state()).toMatchObject({ state: 'handedIn', version: 1 })
    unit.bench.answers = [unit.bench.at('一.ysbsubmission')]
    await desk.exchange.rewrite({ version: 1 })
    expect(await taken(unit.bench.at('一.ysbsubmission'), desk)).toMatchObject({ outcome: 'taken' })
  })

  it('tells a receipt that was not written beside a package that was', async () => {
    const desk = await filled()
    mkdirSync(unit.bench.at('一_回执.txt'))
    await handIn(desk, '一.ysbsubmission')
    expect(await desk.events.next()).toMatchObject({ kind: 'notice', notice: { severity: 'warning' } })
    expect(existsSync(unit.bench.at('一.ysbsubmission'))).toBe(true)
  })

  it('never writes over a ledger', async () => {
    const desk = await filled()
    const ledger = 'workspace/ledgers/2023/402004.ledger'
    await expect(handIn(desk, ledger)).rejects.toEqual(failure('isLedger'))
    expect(await desk.exchange.state()).toMatchObject({ state: 'open' })
  })

  it('lets a second person hand in a version above the one that the department has', async () => {
    const first = await filled()
    const other = unit.other()
    const second = await filled(other)
    await setPhone(second, '2')
    await taken(await handIn(first, '一.ysbsubmission'), first)
    await handIn(second, '一.ysbsubmission', {}, other)
    await expect(taken(other.at('一.ysbsubmission'), second)).rejects.toEqual(failure('conflictingVersion'))
    await second.exchange.withdraw('部门已有第 1 版')
    expect(await second.exchange.prepare(3)).toMatchObject({ version: 3, obstacles: [] })
    const { obstacles } = await second.exchange.prepare(1)
    expect(obstacles.map((one) => one.code)).toEqual(['usedVersion'])
    const path = await handIn(second, '三.ysbsubmission', { version: 3 }, other)
    expect(await taken(path, second)).toMatchObject({ outcome: 'taken', version: 3, replaced: 1 })
  })
})
