import { randomUUID } from 'node:crypto'
import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeLedger } from '@shared/exchange'
import type { ProgramEvent } from '@shared/ipc'
import { fen } from '@shared/money'
import { codes, fiscalYear } from '../../department/testing/desks'
import { keyFingerprint, packageFile, readPackageOf, takeReply } from '../../exchange'
import { sampleLedger } from '../../exchange/testing/packages'
import { nodeFiles } from '../../files'
import { DepartmentBench } from '../testing/department-bench'
import { failure } from '../testing/exchange-bench'

const at = new DepartmentBench()
const { handedIn, inHand } = at
const place = { fiscalYear, unit: '402004' }
const job = (): string => randomUUID()
const inRound = { ...place, round: 'secondDraft' as const }
const reason = '电话核对'

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
  it('refuses the ledger to approve by as soon as it is chosen, and before one is chosen where none may be', async () => {
    await inHand()
    const { decisions } = at.rooms
    await expect(decisions.pickApproved(place)).rejects.toEqual(failure('notInThisState'))
    at.bench.answers = [at.bench.at('replies')]
    await decisions.decide({ fiscalYear, job: job(), units: ['402004'], decision: { kind: 'accept' } })
    at.bench.answers = [at.bench.write('other.json', sampleLedger('402001'))]
    await expect(decisions.pickApproved(place)).rejects.toEqual(failure('otherLedger'))
    const own = sampleLedger('402004')
    const { generalPublicBudget = fen(0) } = own.income
    const income = { ...own.income, generalPublicBudget: fen(generalPublicBudget + 1) }
    at.bench.answers = [at.bench.write('uneven.json', { ...own, income })]
    await expect(decisions.pickApproved(place)).rejects.toEqual(failure('notBalanced'))
    expect(await decisions.pickApproved(place)).toBeNull()
  })

  it('shows the ledger in hand, and the record of its own checks when they have run', async () => {
    await inHand()
    const { ledger, version, catalog } = at.rooms.review.ledger(inRound)
    expect(version).toBe(1)
    const record = (await at.rooms.review.check(inRound))!
    expect(record.rules.some(({ status }) => status === 'passed')).toBe(true)
    expect(writeLedger(ledger)).toBe(writeLedger({ ...sampleLedger('402004'), round: 'secondDraft' }))
    expect(catalog.fiscalYear).toBe(2023)
    expect(
      record.rules.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'error')
    ).toEqual([])
    const none = { ...inRound, unit: '402001' }
    expect(() => at.rooms.review.ledger(none)).toThrow(failure('nothingInHand'))
    await expect(at.rooms.review.check(none)).rejects.toEqual(failure('nothingInHand'))
  })

  it('gives a check up when another version is looked through', async () => {
    await inHand()
    const [first, second] = [at.rooms.review.check(inRound), at.rooms.review.check(inRound)]
    expect(await first).toBeNull()
    expect(await second).not.toBeNull()
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
    const picked = (await decisions.pickApproved(place))!
    expect(picked).toMatchObject({ name: 'approved.json', version: 1 })
    expect(picked.comparison).toMatchObject({ count: 0, differences: [] })
    expect(picked.balances.passed).toBeGreaterThan(5)
    const { grant } = picked
    const tomorrow = { kind: 'approve' as const, on: '2023-01-06', ledger: grant }
    await expect(
      decisions.decide({ fiscalYear, job: job(), units: ['402004'], decision: tomorrow })
    ).rejects.toEqual(failure('approvalDay'))
    at.bench.answers = [folder]
    const approve = { kind: 'approve' as const, on: '2023-01-04', ledger: grant }
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
