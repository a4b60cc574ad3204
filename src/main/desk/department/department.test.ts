import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeDepartment, writeLedger } from '@shared/exchange'
import type { ProgramEvent } from '@shared/ipc'
import { codes, fiscalYear, sampleDepartment } from '../../department/testing/desks'
import { keyFingerprint, packageFile, readPackageOf, takeReply } from '../../exchange'
import { sampleLedger } from '../../exchange/testing/packages'
import { nodeFiles } from '../../files'
import { DepartmentBench } from '../testing/department-bench'
import { failure } from '../testing/exchange-bench'

const at = new DepartmentBench()
const place = { fiscalYear, unit: '402004' }
const inRound = { ...place, round: 'secondDraft' as const }
const job = (): string => randomUUID()
const reason = '电话核对'

/** 402004 has handed in; its package and how its key is trusted. */
async function handedIn() {
  await at.begin()
  await at.issued()
  const unit = await at.unit('402004')
  const path = await unit.submit()
  const trust = { fingerprint: keyFingerprint(unit.key.publicKey), reason }
  return { unit, path, trust }
}

async function inHand() {
  const given = await handedIn()
  const { path, trust } = given
  const { outcomes } = await at.rooms.intake.take({
    job: job(),
    packages: [{ grant: at.grant(path), trust }]
  })
  expect(outcomes).toMatchObject([{ outcome: 'taken', unit: '402004', version: 1 }])
  return given
}

describe('years and rounds', () => {
  it('begins with nothing, and keeps what is set up', async () => {
    const { setUp } = at.rooms
    expect(await setUp.state()).toEqual({
      years: [],
      templates: [
        { id: 'ganzhou-2023', name: expect.any(String) as string },
        { id: 'mof-2016', name: expect.any(String) as string }
      ],
      keyLocked: false
    })
    at.bench.answers = [join('resources/samples/ganzhou-2023/department.json')]
    const read = await setUp.readSetUp()
    expect(read).toEqual({ name: 'department.json', department: writeDepartment(sampleDepartment()) })
    const state = await setUp.setUp({
      department: read!.department,
      template: 'mof-2016',
      ceilings: {
        department: { sources: { generalPublicBudget: { project: '1000.50' } } },
        units: { '402004': { sources: {} } }
      }
    })
    expect(state.years).toMatchObject([{ fiscalYear, code: '402', rounds: [] }])
    expect(setUp.year(fiscalYear)).toMatchObject({
      template: 'mof-2016',
      ceilings: { department: { sources: { generalPublicBudget: { project: 100050 } } } },
      projects: []
    })
    const opened = await setUp.openRound(fiscalYear, 'firstDraft')
    expect(opened.years[0]).toMatchObject({ openRound: 'firstDraft' })
    const closed = await setUp.closeRound(fiscalYear)
    expect(closed.years[0]?.openRound).toBeUndefined()
    expect(closed.years[0]?.rounds).toMatchObject([
      { round: 'firstDraft', closedAt: expect.any(String) as string }
    ])
  })

  it('refuses what is faulty, and keeps nothing of it', async () => {
    const { setUp } = at.rooms
    const given = {
      department: '{',
      template: 'ganzhou-2023',
      ceilings: { department: { sources: {} }, units: {} }
    }
    expect(() => setUp.setUp(given)).toThrow(failure('faulty'))
    const department = writeDepartment(sampleDepartment())
    expect(() => setUp.setUp({ ...given, department, ceilings: { department: {}, units: {} } })).toThrow(
      failure('ceilingsFaulty')
    )
    expect(() => setUp.setUp({ ...given, department, template: 'no' })).toThrow(failure('noTemplate'))
    expect((await setUp.state()).years).toEqual([])
  })

  it('keeps a unit on the list that has handed in', async () => {
    await inHand()
    const all = sampleDepartment()
    const units = all.units.filter(({ code }) => code !== '402004')
    const given = { template: 'ganzhou-2023', ceilings: { department: { sources: {} }, units: {} } }
    expect(() => at.rooms.setUp.setUp({ ...given, department: writeDepartment({ ...all, units }) })).toThrow(
      failure('unitHasHistory')
    )
    expect(at.rooms.setUp.year(fiscalYear).projects).toEqual(
      sampleLedger('402004').projects.map(({ code, name }) => ({
        ...{ unit: '402004', code, name },
        key: all.keyProjects?.includes(code)
      }))
    )
  })

  it('has no department’s desk in a unit’s workspace', async () => {
    at.bench.answers = [at.bench.at('单位')]
    await at.desk.entrance.create('unit')
    await expect(at.rooms.setUp.state()).rejects.toEqual(failure('notADepartment'))
  })
})

describe('tasks', () => {
  it('issues to all units and tells how far it is', async () => {
    await at.begin()
    const folder = await at.issued()
    expect(readdirSync(folder).sort()).toEqual(codes.map((code) => `${code}_2023_二上_任务1.ysbtask`))
    expect(at.progress.map(({ done, of }) => [done, of])).toEqual([[1, 3], [2, 3], [3, 3]]) // prettier-ignore
    expect(
      at.rooms.review.board(fiscalYear, 'secondDraft').map(({ state, tasks }) => [state, tasks])
    ).toEqual(codes.map(() => ['notSubmitted', 1]))
  })

  it('asks nobody where no round is open, and issues nothing when the user thinks better of it', async () => {
    await at.begin()
    expect(await at.rooms.tasks.issue({ fiscalYear, job: job() })).toBeNull()
    await at.rooms.setUp.closeRound(fiscalYear)
    await expect(at.rooms.tasks.issue({ fiscalYear, job: job() })).rejects.toEqual(failure('noRoundOpen'))
  })

  it('fills for a unit in its own workspace, once, and takes that in without a telephone call', async () => {
    await at.begin()
    const { id } = await at.rooms.tasks.fillFor(place)
    expect(await at.rooms.tasks.fillFor(place)).toEqual({ id })
    expect(at.rooms.review.board(fiscalYear, 'secondDraft').at(-1)).toMatchObject({ tasks: 1 })
    await at.desk.ledgers.open(id, false)
    const content = { ...sampleLedger('402004'), round: 'secondDraft' as const }
    at.bench.answers = [at.bench.write('filled.json', content)]
    const { grant } = (await at.desk.maker.import({}))!.exists!
    await at.desk.maker.import({ grant, replace: true })
    for (const one of at.desk.checks.record().rules.flatMap(({ findings }) => findings))
      if (one.severity === 'warning') await at.desk.checks.explain(one, '情况属实')
    at.bench.answers = [at.bench.at('own.ysbsubmission')]
    expect((await at.desk.exchange.submit({}))?.exchange.filledByDepartment).toBe(true)
    const granted = at.grant(at.bench.at('own.ysbsubmission'))
    const looked = await at.rooms.intake.preview({ grant: granted })
    expect(looked).toMatchObject({ preview: { key: 'known' } })
    const { outcomes } = await at.rooms.intake.take({ job: job(), packages: [{ grant: granted }] })
    expect(outcomes).toMatchObject([{ outcome: 'taken' }])
    expect(at.rooms.review.log({}).find(({ event }) => event === 'keyConfirmed')?.message).toContain('代填')
  })
})

describe('intake', () => {
  it('looks into a package as often as asked, then takes it once a person has confirmed its key', async () => {
    const { path, trust } = await handedIn()
    const grant = at.grant(path)
    const { intake } = at.rooms
    for (let look = 0; look < 2; look++) {
      const looked = await intake.preview({ grant })
      if (looked.kind !== 'preview') throw new Error('it was to show')
      const { preview } = looked
      expect(preview).toMatchObject({ unit: { code: '402004' }, version: 1, key: 'first', inHand: false })
      expect(preview.keyFingerprint).toBe(trust.fingerprint)
      expect(preview.comparison).toMatchObject({ count: 0, differences: [] })
      expect(preview.explanations.every(({ finding }) => finding !== '')).toBe(true)
    }
    const refused = await intake.take({ job: job(), packages: [{ grant }] })
    expect(refused.outcomes).toMatchObject([{ outcome: 'refused', refusal: { code: 'keyNotConfirmed' } }])
    const taken = await intake.take({ job: job(), packages: [{ grant, trust }] })
    expect(taken).toMatchObject({ cancelled: false, outcomes: [{ outcome: 'taken', version: 1 }] })
    expect(() => intake.take({ job: job(), packages: [{ grant, trust }] })).toThrow(failure('grant'))
    const again = await intake.preview({ grant: at.grant(path) })
    expect(again).toMatchObject({ preview: { inHand: true, key: 'known' } })
  })

  it('compares the next version with the one in hand, and shows it as changes afterwards', async () => {
    const { unit } = await inHand()
    at.bench.answers = [at.bench.at('back.ysbreply')]
    await at.rooms.decisions.sendBack({ ...place, comments: [{ label: '整本账', text: '请核对' }] })
    const reply = await readPackageOf('reply', packageFile(nodeFiles, at.bench.at('back.ysbreply')))
    takeReply(unit.store, reply)
    unit.type('123.45')
    const second = await unit.submit()
    const looked = await at.rooms.intake.preview({ grant: at.grant(second) })
    if (looked.kind !== 'preview') throw new Error('it was to show')
    expect(looked.preview.comparison.differences).toMatchObject([
      { path: 'income/otherIncome', after: '123.45' }
    ])
    await at.rooms.intake.take({ job: job(), packages: [{ grant: at.grant(second) }] })
    expect((await at.rooms.review.changes(inRound)).differences).toMatchObject([{ after: '123.45' }])
    expect(at.rooms.review.versions(inRound).map(({ version, state }) => [version, state])).toEqual([
      [2, 'submitted'],
      [1, 'sentBack']
    ])
  })

  it('stopped in the middle, leaves whole what was taken', async () => {
    await at.begin()
    await at.issued()
    const packages = []
    for (const code of codes) {
      const unit = await at.unit(code)
      const trust = { fingerprint: keyFingerprint(unit.key.publicKey), reason }
      packages.push({ grant: at.grant(await unit.submit()), trust })
    }
    const id = job()
    const running = at.rooms.intake.take({ job: id, packages })
    while (!at.progress.some((one) => one.job === id)) await new Promise((next) => setImmediate(next))
    at.jobs.cancel(id)
    const { outcomes, cancelled } = await running
    expect(cancelled).toBe(true)
    const states = at.rooms.review.board(fiscalYear, 'secondDraft').map(({ state }) => state)
    expect(states.filter((state) => state === 'submitted')).toHaveLength(outcomes.length)
    // The rest is taken with the same grants.
    const rest = await at.rooms.intake.take({ job: job(), packages: packages.slice(outcomes.length) })
    expect(rest.outcomes.every(({ outcome }) => outcome === 'taken')).toBe(true)
  })

  it('waits for what runs before the workspace is left', async () => {
    const { path, trust } = await handedIn()
    const running = at.rooms.intake.take({ job: job(), packages: [{ grant: at.grant(path), trust }] })
    await at.desk.entrance.close()
    expect((await running).outcomes.length).toBeLessThanOrEqual(1)
    await expect(at.rooms.setUp.state()).rejects.toEqual(failure('noWorkspace'))
  })

  it('tells of a package that came into the watched folder, once it is whole, and once', async () => {
    const { path } = await handedIn()
    const folder = at.bench.at('收件')
    mkdirSync(folder)
    at.bench.answers = [folder]
    const { watching } = at.rooms
    await watching.start()
    expect(watching.name).toBe('收件')
    writeFileSync(join(folder, '别的.txt'), 'x')
    copyFileSync(path, join(folder, '一.ysbsubmission'))
    const told: ProgramEvent[] = []
    void at.desk.events.next().then((event) => event && told.push(event))
    watching.look()
    await Promise.resolve()
    expect(told).toEqual([])
    for (let look = 0; look < 3; look++) watching.look()
    await new Promise((next) => setImmediate(next))
    expect(told).toMatchObject([{ kind: 'packages', packages: [{ name: '一.ysbsubmission' }] }])
    void at.desk.events.next().then((event) => event && told.push(event))
    watching.look()
    watching.stop()
    expect(told).toHaveLength(1)
    expect(watching.name).toBeUndefined()
  })
})

describe('review and decisions', () => {
  it('shows the ledger in hand with the record of its own checks', async () => {
    await inHand()
    const { ledger, record, catalog } = at.rooms.review.ledger(inRound)
    expect(writeLedger(ledger)).toBe(writeLedger({ ...sampleLedger('402004'), round: 'secondDraft' }))
    expect(catalog.fiscalYear).toBe(2023)
    expect(
      record.rules.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'error')
    ).toEqual([])
    expect(() => at.rooms.review.ledger({ ...inRound, unit: '402001' })).toThrow(failure('nothingInHand'))
  })

  it('decides nothing when the user thinks better of it, and refuses before it asks', async () => {
    await inHand()
    const { decisions, review } = at.rooms
    await expect(decisions.sendBack({ ...place, comments: [] })).rejects.toEqual(failure('noComments'))
    expect(await decisions.sendBack({ ...place, comments: [{ label: '整本账', text: '改' }] })).toBeNull()
    expect(review.board(fiscalYear, 'secondDraft').at(-1)).toMatchObject({ state: 'submitted' })
    await expect(decisions.rewrite(place)).rejects.toEqual(failure('noReply'))
  })

  it('accepts many, tells what it cannot, takes an acceptance back with a reason, and approves', async () => {
    await inHand()
    const { decisions, review } = at.rooms
    const folder = at.bench.at('replies')
    at.bench.answers = [folder]
    const done = await decisions.decide({
      fiscalYear,
      job: job(),
      units: ['402001', '402004'],
      decision: { kind: 'accept' }
    })
    expect(done).toMatchObject({
      decided: [{ unit: '402004' }],
      refused: [{ unit: '402001' }],
      cancelled: false
    })
    expect(readdirSync(folder)).toEqual(['402004_2023_二上_第1版_接收.ysbreply'])
    at.bench.answers = [at.bench.at('again.ysbreply')]
    expect(await decisions.rewrite(place)).toMatchObject({ savedAs: 'again.ysbreply' })
    expect(() => decisions.unaccept({ ...place, reason: ' ' })).toThrow(failure('reasonMissing'))
    decisions.unaccept({ ...place, reason: '数字有误' })
    expect(review.log({ unit: '402004' })[0]?.message).toContain('数字有误')
    at.bench.answers = [folder]
    await decisions.decide({ fiscalYear, job: job(), units: ['402004'], decision: { kind: 'accept' } })
    const approved = { ...sampleLedger('402004'), round: 'approved' as const }
    at.bench.answers = [at.bench.write('approved.json', approved)]
    const { grant } = (await decisions.pickApproved())!
    at.bench.answers = [folder]
    const approve = { kind: 'approve' as const, on: '2023-02-10', ledger: grant }
    const last = await decisions.decide({ fiscalYear, job: job(), units: ['402004'], decision: approve })
    expect(last?.refused).toEqual([])
    expect(review.board(fiscalYear, 'secondDraft').at(-1)).toMatchObject({ state: 'approved' })
    const rounds = { fiscalYear, from: 'secondDraft' as const, to: 'approved' as const }
    expect(review.compareRounds(rounds)).toMatchObject([
      { unit: '402004', name: expect.any(String) as string }
    ])
    const { count } = review.compareUnit({ ...rounds, unit: '402004' })
    expect(review.compareRounds(rounds)[0]?.count).toBe(count)
  })
})
