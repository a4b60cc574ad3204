import { expect, it } from 'vitest'
import { Desks, fiscalYear, sampleDepartment } from '../../department/testing/desks'
import type { UnitDesk } from '../../department/testing/desks'
import { templateText } from '../testing/packages'
import { nodeFiles } from '../../files'
import { keyFingerprint, loadTask, openKey, packageFile, readPackageOf, takeReply, withdraw } from '../index'

const desks = new Desks()
const code = '402004'

/** Another department, with a key and a folder of its own, that has the unit on its list; its first task. */
async function newDepartment(round: 'firstDraft' | 'secondDraft' = 'secondDraft'): Promise<string> {
  desks.desk.close()
  desks.desk = desks.openDesk(desks.at('department-403'))
  desks.departmentKey = await openKey(nodeFiles, desks.at('department-403'))
  const department = { ...sampleDepartment(), code: '403', name: '另一个局' }
  desks.desk.setUp({
    department,
    template: templateText,
    ceilings: { department: { sources: {} }, units: {} }
  })
  desks.desk.openRound(fiscalYear, round)
  const [path = ''] = await desks.issue([code])
  return path
}

/** Loads a task into the unit's ledger, which is closed meanwhile; the ledger is open again. */
async function load(unit: UnitDesk, path: string, trust?: string): Promise<UnitDesk['store']> {
  await unit.store.close()
  const opened = await readPackageOf('task', packageFile(nodeFiles, path))
  const options = { files: nodeFiles, user: '单位', clock: desks.clock.read }
  const loaded = await loadTask(desks.at(code), opened, trust === undefined ? options : { ...options, trust })
  await loaded.store.close()
  return desks.reopened(code)
}

it('takes the first task of a unit’s new department, whose key somebody has compared, and hands in to it', async () => {
  await desks.begin()
  const again = await desks.issue([code])
  const unit = await desks.unit(code, { task: again[0]! })
  const old = await unit.submit()
  await desks.take(old, unit.key)
  const reply = desks.at('old.ysbreply')
  await desks.desk.reply(
    { fiscalYear, unit: code },
    { decision: 'sendBack', comments: [{ label: '整本账', text: '划转' }] },
    { out: reply, key: desks.departmentKey }
  )
  takeReply(unit.store, await readPackageOf('reply', packageFile(nodeFiles, reply)))
  const task = await newDepartment()
  await expect(load(unit, task)).rejects.toMatchObject({
    code: 'otherDepartmentKey',
    message: expect.stringMatching(/另一个主管部门 403 另一个局.*归 402/) as string
  })
  const store = await load(unit, task, keyFingerprint(desks.departmentKey.publicKey))
  Object.assign(unit, { store })
  expect(unit.state).toMatchObject({ task: { content: { version: 1, department: { code: '403' } } } })
  const path = await unit.submit()
  expect(await desks.take(path, unit.key)).toMatchObject({ outcome: 'taken', version: 2 })
})

it('tells a unit that is under review to withdraw before its new department’s task is loaded', async () => {
  await desks.begin()
  const unit = await desks.unit(code)
  await unit.submit()
  const task = await newDepartment()
  const trust = keyFingerprint(desks.departmentKey.publicKey)
  await expect(load(unit, task, trust)).rejects.toMatchObject({
    code: 'taskWhileHandedIn',
    action: expect.stringContaining('撤回') as string
  })
  Object.assign(unit, { store: await desks.reopened(code) })
  withdraw(unit.store, '划转')
  const store = await load(unit, task, trust)
  expect(store.ledger().round).toBe('secondDraft')
})

it('asks a new department that is a round behind for the task of the unit’s round', async () => {
  await desks.begin()
  const unit = await desks.unit(code)
  const task = await newDepartment('firstDraft')
  const trust = keyFingerprint(desks.departmentKey.publicKey)
  await expect(load(unit, task, trust)).rejects.toMatchObject({
    code: 'olderTask',
    action: expect.stringContaining('403 另一个局 发来二上的任务包') as string
  })
})

it('makes a ledger of its own for a task of another year, and leaves this year’s as it is', async () => {
  await desks.begin()
  const unit = await desks.unit(code)
  const before = unit.store.head()
  const department = { ...sampleDepartment(), fiscalYear: 2024 }
  desks.desk.setUp({
    department,
    template: templateText,
    ceilings: { department: { sources: {} }, units: {} }
  })
  desks.desk.openRound(2024, 'firstDraft')
  const options = { key: desks.departmentKey, out: desks.at('tasks'), units: [code] }
  for await (const { path } of desks.desk.issueTasks(2024, options)) {
    const opened = await readPackageOf('task', packageFile(nodeFiles, path))
    const made = await loadTask(desks.at(code), opened, {
      files: nodeFiles,
      user: '单位',
      clock: desks.clock.read
    })
    expect(made.outcome).toBe('created')
    expect(made.store.ledger()).toMatchObject({ fiscalYear: 2024, round: 'firstDraft' })
    await made.store.close()
  }
  expect(unit.store.head()).toEqual(before)
})
