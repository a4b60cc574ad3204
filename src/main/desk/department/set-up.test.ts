import { randomUUID } from 'node:crypto'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeDepartment } from '@shared/exchange'
import { codes, fiscalYear, sampleDepartment } from '../../department/testing/desks'
import { sampleLedger } from '../../exchange/testing/packages'
import { DepartmentBench } from '../testing/department-bench'
import { failure } from '../testing/exchange-bench'

const at = new DepartmentBench()
const { inHand } = at
const place = { fiscalYear, unit: '402004' }
const job = (): string => randomUUID()

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
      projects: [],
      reasons: []
    })
    const opened = await setUp.openRound(fiscalYear, 'firstDraft')
    expect(opened.years[0]).toMatchObject({ openRound: 'firstDraft' })
    const closed = await setUp.closeRound(fiscalYear)
    expect(closed.years[0]?.openRound).toBeUndefined()
    expect(closed.years[0]?.rounds).toMatchObject([
      { round: 'firstDraft', closedAt: expect.any(String) as string }
    ])
  })

  it('reads the 控制数 of its own year, and keeps nothing before it is told to', async () => {
    const { setUp } = at.rooms
    const none = { department: { sources: {} }, units: {} }
    const department = writeDepartment(sampleDepartment())
    await setUp.setUp({ department, template: 'mof-2016', ceilings: none })
    const path = at.bench.at('ceilings.json')
    const limits = { sources: { generalPublicBudget: { project: '1000.50' } } }
    writeFileSync(path, JSON.stringify({ fiscalYear, department: limits, units: {} }))
    at.bench.answers = [path]
    expect(await setUp.readCeilings(fiscalYear)).toEqual({
      name: 'ceilings.json',
      ceilings: { department: { sources: { generalPublicBudget: { project: 100050 } } }, units: {} }
    })
    expect(setUp.year(fiscalYear).ceilings).toEqual(none)
    writeFileSync(path, JSON.stringify({ fiscalYear: fiscalYear + 1, ...none }))
    at.bench.answers = [path]
    await expect(setUp.readCeilings(fiscalYear)).rejects.toMatchObject({ code: 'otherCeilings' })
    at.bench.answers = []
    expect(await setUp.readCeilings(fiscalYear)).toBeNull()
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
        proposed: sampleLedger('402004').projects.find((one) => one.code === code)!.keyProject,
        key: all.keyProjects?.includes(code)
      }))
    )
  })

  it('gives the units’ own reasons under the department’s names of the fields', async () => {
    await inHand()
    const { changeReasons, threePublicExpenses } = sampleLedger('402004')
    const given = new Map(at.rooms.setUp.year(fiscalYear).reasons.map(({ field, text }) => [field, text]))
    for (const [field, text] of Object.entries(changeReasons)) expect(given.get(field as 'income')).toBe(text)
    const typed = Object.entries(threePublicExpenses).filter(([, { reason }]) => reason !== undefined)
    expect(given.size).toBe(Object.keys(changeReasons).length + typed.length)
    expect(given.size).toBeGreaterThan(0)
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
    for (const one of (await at.desk.checks.record()).rules.flatMap(({ findings }) => findings))
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
