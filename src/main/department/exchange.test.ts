import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { equalLedgers } from '@shared/exchange'
import {
  compareVersions,
  handedInVersions,
  loadTask,
  packageFile,
  readPackageOf,
  rewriteSubmission,
  takeReply,
  tickComment,
  withdraw
} from '../exchange'
import { sampleLedger } from '../exchange/testing/packages'
import { nodeFiles } from '../files'
import { codes, Desks, fiscalYear, UnitDesk } from './testing/desks'

const desks = new Desks()
const { at } = desks
const place = (unit: string) => ({ fiscalYear, unit })
const replyTo = async (path: string) => readPackageOf('reply', packageFile(nodeFiles, path))
const states = (round: 'secondDraft' | 'approved' = 'secondDraft') =>
  desks.desk.board(fiscalYear, round).map(({ state }) => state)

describe('the whole way', () => {
  it('from tasks to the approved ledgers, with a return and a withdrawal on the way', async () => {
    await desks.begin()
    expect(states()).toEqual(['notSubmitted', 'notSubmitted', 'notSubmitted'])
    const units = new Map<string, Awaited<ReturnType<typeof desks.unit>>>()
    for (const code of codes) {
      const unit = await desks.unit(code)
      units.set(code, unit)
      const path = await unit.submit()
      expect(unit.state).toMatchObject({ state: 'handedIn', version: 1 })
      expect(() => unit.type('1.00')).toThrow(expect.objectContaining({ code: 'ledgerHandedIn' }))
      expect(await desks.take(path, unit.key)).toMatchObject({ outcome: 'taken', version: 1 })
    }
    expect(states()).toEqual(['submitted', 'submitted', 'submitted'])

    // Sent back with a comment on a cell, which stands at its cell in the unit's own ledger.
    const unit = units.get('402004')!
    const held = desks.desk.ledgerInHand(fiscalYear, 'secondDraft', '402004')!.ledger
    const row = held.basicExpenditure[1]!
    const sent = at('back.ysbreply')
    const comments = [{ path: `basicExpenditure/#${row.id}/amount`, label: '第 2 行', text: '请核对' }]
    const { departmentKey: key } = desks
    await desks.desk.reply(place('402004'), { decision: 'sendBack', comments }, { out: sent, key })
    expect(states()).toEqual(['submitted', 'submitted', 'sentBack'])
    expect(takeReply(unit.store, await replyTo(sent))).toBe(true)
    expect(takeReply(unit.store, await replyTo(sent))).toBe(false)
    const [comment] = unit.state.comments
    const own = unit.store.ledger().basicExpenditure[1]!
    expect(comment).toMatchObject({ path: `basicExpenditure/#${own.id}/amount`, text: '请核对', done: false })
    tickComment(unit.store, comment!.id, true)
    expect(unit.state.comments[0]?.done).toBe(true)

    // Handed in again, withdrawn before it arrived, handed in once more: the department sees version 3.
    unit.type('10.00')
    const second = await unit.submit()
    withdraw(unit.store, '还要改')
    unit.type('20.00')
    const third = await unit.submit()
    expect(
      handedInVersions(unit.store).map(({ version, then }) => [version, then.map(({ kind }) => kind)])
    ).toEqual([
      [1, ['reply']],
      [2, ['withdraw']],
      [3, []]
    ])
    const [, v2, v3] = handedInVersions(unit.store)
    expect(compareVersions(unit.store, v2!.step, v3!.step)).toEqual([
      { path: 'income/otherIncome', before: '10.00', after: '20.00' }
    ])
    const preview = await desks.desk.preview(third)
    expect(preview.differences).toHaveLength(1)
    expect(preview).toMatchObject({ key: 'known', known: false, inHand: { version: 1 } })
    await desks.desk.intake(third)
    await expect(desks.desk.intake(second)).rejects.toMatchObject({ code: 'olderVersion' })

    // Accepted, approved; the approved ledgers are those of the sample but for the round.
    for (const code of codes) {
      await desks.desk.reply(place(code), { decision: 'accept' }, { out: at(`${code}-a.ysbreply`), key })
      takeReply(units.get(code)!.store, await replyTo(at(`${code}-a.ysbreply`)))
      const decided = { decision: 'approve', on: '2023-01-04' } as const
      await desks.desk.reply(place(code), decided, { out: at(`${code}-p.ysbreply`), key })
      takeReply(units.get(code)!.store, await replyTo(at(`${code}-p.ysbreply`)))
      expect(units.get(code)!.state).toMatchObject({ state: 'approved', approvedOn: '2023-01-04' })
      expect(units.get(code)!.store.verify().sound).toBe(true)
    }
    expect(states()).toEqual(['approved', 'approved', 'approved'])
    expect(states('approved')).toEqual(['approved', 'approved', 'approved'])
    const approved = units.get('402001')!.store.ledger()
    expect(equalLedgers(approved, { ...sampleLedger('402001'), round: 'approved' })).toBe(true)
    const { consolidation, close, round } = desks.desk.consolidate(fiscalYear, { round: 'approved' })
    close()
    expect(round).toBe('approved')
    expect(consolidation.missingUnits).toEqual([])
    expect(desks.desk.log({ unit: '402004' }).map(({ event }) => event)).toEqual([
      ...['taskIssued', 'keyConfirmed', 'intakeTaken', 'sentBack', 'intakeTaken'],
      ...['intakeRefused', 'accepted', 'approved']
    ])
    expect(desks.desk.versions(fiscalYear, 'secondDraft', '402004').map(({ state }) => state)).toEqual([
      'sentBack',
      'approved'
    ])
  })

  it('through two rounds: the second opens the ledger again, and the two can be compared', async () => {
    await desks.begin('firstDraft')
    const task = at('tasks', '402004_2023_一上_任务1.ysbtask')
    const unit = await desks.unit('402004', { task })
    await desks.take(await unit.submit(), unit.key)
    await desks.desk.reply(
      place('402004'),
      { decision: 'accept' },
      { out: at('a.ysbreply'), key: desks.departmentKey }
    )
    desks.desk.closeRound(fiscalYear)
    await expect(
      desks.desk.reply(place('402004'), { decision: 'accept' }, { out: at('b'), key: desks.departmentKey })
    ).rejects.toMatchObject({ code: 'noRoundOpen' })
    desks.desk.openRound(fiscalYear, 'secondDraft')
    const [next] = await desks.issue(['402004'])
    const opened = await readPackageOf('task', packageFile(nodeFiles, next!))
    await unit.store.close()
    const options = { files: nodeFiles, user: '单位', clock: desks.clock.read }
    const loaded = await loadTask(at('402004'), opened, options)
    await loaded.store.close()
    expect(loaded.outcome).toBe('updated')
    const store = await desks.reopened('402004')
    expect(store.ledger().round).toBe('secondDraft')
    expect(store.undoable()).toBeUndefined()
    const again = new UnitDesk(desks, store, unit.key, '402004')
    again.type('5.00')
    await desks.desk.intake(await again.submit())
    const [compared] = desks.desk.compareRounds(fiscalYear, 'firstDraft', 'secondDraft')
    expect(compared?.differences.map(({ path }) => path)).toEqual(['income/otherIncome'])
    const old = await readPackageOf('task', packageFile(nodeFiles, task))
    await store.close()
    await expect(loadTask(at('402004'), old, options)).rejects.toMatchObject({ code: 'olderTask' })
  })

  it('begins a unit’s ledger as the program begins any: what it computes is stated', async () => {
    await desks.begin()
    const task = at('tasks', '402004_2023_二上_任务1.ysbtask')
    const opened = await readPackageOf('task', packageFile(nodeFiles, task))
    const options = { files: nodeFiles, user: '单位', clock: desks.clock.read }
    const { store, outcome } = await loadTask(at('anew'), opened, options)
    const stated = Object.values(store.ledger().threePublicExpenses).map(({ current }) => current)
    const undoable = store.undoable()
    await store.close()
    expect(outcome).toBe('created')
    expect(stated).toEqual(Array(4).fill('computed'))
    expect(undoable).toBeUndefined()
  })

  it('writes the very same package again', async () => {
    await desks.begin()
    const unit = await desks.unit('402004')
    const path = await unit.submit()
    await rewriteSubmission(unit.store, 1, { files: nodeFiles, out: at('again') })
    expect(readFileSync(at('again')).equals(readFileSync(path))).toBe(true)
    await desks.take(path, unit.key)
    const key = desks.departmentKey
    await desks.desk.reply(place('402004'), { decision: 'accept' }, { out: at('r1'), key })
    await desks.desk.rewriteReply(place('402004'), { out: at('r2') })
    expect(readFileSync(at('r1')).equals(readFileSync(at('r2')))).toBe(true)
  })
})

describe('what may go wrong between two desks', () => {
  it('takes no unknown key before a person has confirmed it, with a reason; nor a changed one', async () => {
    await desks.begin()
    const unit = await desks.unit('402004')
    const path = await unit.submit()
    await expect(desks.desk.intake(path)).rejects.toMatchObject({ code: 'keyNotConfirmed' })
    const wrong = { fingerprint: 'AAAA-AAAA-AAAA-AAAA', reason: '猜' }
    await expect(desks.desk.intake(path, { trust: wrong })).rejects.toMatchObject({ code: 'keyNotConfirmed' })
    expect(states()[2]).toBe('notSubmitted')
    await desks.take(path, unit.key)
    expect(desks.desk.knownKeys()).toMatchObject([{ unit: '402004', publicKey: unit.key.publicKey }])
    const other = await desks.unit('402004', { place: 'other' })
    const changed = await other.submit({ version: 2 })
    expect(await desks.desk.preview(changed)).toMatchObject({ key: 'changed' })
    await expect(desks.desk.intake(changed)).rejects.toMatchObject({ code: 'keyNotConfirmed' })
  })

  it('tells two people who handed in for one unit apart', async () => {
    await desks.begin()
    const [mine, other] = [await desks.unit('402004'), await desks.unit('402004', { place: 'other' })]
    other.type('99.00')
    await desks.take(await mine.submit({ user: '甲' }), mine.key)
    const refused = desks.desk.intake(await other.submit({ user: '乙' }))
    await expect(refused).rejects.toMatchObject({ code: 'conflictingVersion' })
    await expect(refused).rejects.toThrow(/甲.*乙/)
    expect(desks.desk.ledgerInHand(fiscalYear, 'secondDraft', '402004')?.ledger.income.otherIncome).not.toBe(
      9900
    )
  })

  it('replaces a version under review, never an accepted one, and takes the same one only once', async () => {
    await desks.begin()
    const unit = await desks.unit('402004')
    const first = await unit.submit()
    await desks.take(first, unit.key)
    expect(await desks.desk.intake(first)).toMatchObject({ outcome: 'known' })
    withdraw(unit.store, '改')
    unit.type('1.00')
    const second = await unit.submit()
    expect(await desks.desk.intake(second)).toMatchObject({ outcome: 'taken', replaced: 1 })
    expect(desks.desk.versions(fiscalYear, 'secondDraft', '402004').map(({ state }) => state)).toEqual([
      'replaced',
      'submitted'
    ])
    await expect(desks.desk.intake(first)).rejects.toMatchObject({ code: 'olderVersion' })
    const key = desks.departmentKey
    await desks.desk.reply(place('402004'), { decision: 'accept' }, { out: at('a'), key })
    withdraw(unit.store, '还没有收到答复')
    unit.type('2.00')
    const third = await unit.submit()
    await expect(desks.desk.intake(third)).rejects.toMatchObject({ code: 'acceptedAlready' })
    expect(() => desks.desk.unaccept(place('402004'), ' ')).toThrow(
      expect.objectContaining({ code: 'reasonMissing' })
    )
    desks.desk.unaccept(place('402004'), '单位要改')
    expect(await desks.desk.intake(third)).toMatchObject({ outcome: 'taken', replaced: 2 })
    // The reply to the withdrawn version comes too late.
    const late = await replyTo(at('a'))
    expect(() => takeReply(unit.store, late)).toThrow(expect.objectContaining({ code: 'replyOfOldVersion' }))
    // Its files: one a version, and one reply.
    expect(readdirSync(at('department', 'submissions'))).toHaveLength(3)
    expect(readdirSync(at('department', 'replies'))).toHaveLength(1)
  })

  it('takes no reply of another department, unit, round or version', async () => {
    await desks.begin()
    const [unit, other] = [await desks.unit('402004'), await desks.unit('402002')]
    await desks.take(await unit.submit(), unit.key)
    await desks.take(await other.submit(), other.key)
    const key = desks.departmentKey
    await desks.desk.reply(place('402002'), { decision: 'accept' }, { out: at('other'), key })
    const foreign = await replyTo(at('other'))
    expect(() => takeReply(unit.store, foreign)).toThrow(
      expect.objectContaining({ code: 'replyOfOtherUnit' })
    )
    await desks.desk.reply(place('402004'), { decision: 'accept' }, { out: at('forged'), key: unit.key })
    const forged = await replyTo(at('forged'))
    expect(() => takeReply(unit.store, forged)).toThrow(expect.objectContaining({ code: 'foreignReply' }))
    expect(unit.state.state).toBe('handedIn')
  })

  it('demands a task of the same department', async () => {
    await desks.begin()
    const unit = await desks.unit('402004')
    await unit.store.close()
    const { departmentKey } = desks
    desks.departmentKey = unit.key
    const [forged] = await desks.issue(['402004'])
    desks.departmentKey = departmentKey
    const opened = await readPackageOf('task', packageFile(nodeFiles, forged!))
    const options = { files: nodeFiles, user: '单位', clock: desks.clock.read }
    await expect(loadTask(at('402004'), opened, options)).rejects.toMatchObject({
      code: 'otherDepartmentKey'
    })
  })
})

describe('many at once', () => {
  it('takes what is right, tells what is not, and stops where it is cancelled', async () => {
    await desks.begin()
    const paths: string[] = []
    for (const code of codes) {
      const unit = await desks.unit(code)
      const path = await unit.submit()
      paths.push(path)
      await desks.take(path, unit.key)
    }
    const abort = new AbortController()
    const seen: string[] = []
    const all = [at('none'), ...paths]
    for await (const { result, refusal, done, of } of desks.desk.intakeAll(all, { signal: abort.signal })) {
      seen.push(`${done}/${of} ${result?.outcome ?? refusal?.code ?? ''}`)
      if (done === 3) abort.abort()
    }
    expect(seen).toEqual(['1/4 noFile', '2/4 known', '3/4 known'])
  })
})
