import { rmSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fiscalYear } from '../department/testing/desks'
import { openKey, packageFile, readPackageOf } from '../exchange'
import { nodeFiles } from '../files'
import { code, ExchangeBench, failure } from './testing/exchange-bench'

const unit = new ExchangeBench()
const { answered, department, filled, handIn, take, taken, task } = unit

describe('keys and passwords', () => {
  it('signs only with the password of the key, and encrypts with that of the package', async () => {
    const desk = await filled()
    expect(await desk.exchange.key()).toEqual({ locked: false })
    await desk.exchange.changeKeyPassword({ to: '钥匙' })
    expect(await desk.exchange.key()).toEqual({ locked: true })
    expect((await desk.exchange.prepare()).keyLocked).toBe(true)
    await expect(desk.exchange.submit({})).rejects.toEqual(failure('passwordNeeded'))
    await expect(desk.exchange.submit({ keyPassword: '不对' })).rejects.toEqual(failure('passwordWrong'))
    expect(await desk.exchange.state()).toMatchObject({ state: 'open' })
    const path = await handIn(desk, '一.ysbsubmission', { keyPassword: '钥匙', password: '包' })
    const bytes = packageFile(nodeFiles, path)
    await expect(readPackageOf('submission', bytes)).rejects.toEqual(failure('passwordNeeded'))
    const { content } = await readPackageOf('submission', bytes, { password: '包' })
    expect(content).toMatchObject({ unit: { code }, version: 1 })
    await expect(desk.exchange.changeKeyPassword({ from: '不对' })).rejects.toEqual(failure('passwordWrong'))
    await desk.exchange.changeKeyPassword({ from: '钥匙' })
    expect(await desk.exchange.key()).toMatchObject({
      locked: false,
      fingerprint: expect.any(String) as string
    })
  })

  it('asks for the password of a task and of a reply, and again when it is wrong', async () => {
    const options = { key: department.departmentKey, out: department.at('locked'), password: '口令' }
    const issued = []
    for await (const one of department.desk.issueTasks(fiscalYear, { ...options, units: [code] }))
      issued.push(one)
    const desk = await unit.bench.inWorkspace()
    unit.bench.answers = [issued[0]!.path]
    let asked = await desk.arrivals.loadTask({})
    for (const password of ['不对', '口令']) {
      if (asked?.kind !== 'ask') throw new Error('it was to ask')
      expect(asked).toMatchObject({ ask: 'password', name: expect.stringContaining('.ysbtask') as string })
      asked = await desk.arrivals.loadTask({ grant: asked.grant, password })
    }
    expect(asked).toMatchObject({ kind: 'loaded', outcome: 'created' })
  })

  it('takes a reply under a password by its grant, which is good once', async () => {
    const desk = await filled()
    await taken(await handIn(desk, '一.ysbsubmission'), desk)
    const path = await answered({ decision: 'accept' }, 'a.ysbreply', '口令')
    const asked = await take(desk, path)
    if (asked?.kind !== 'ask') throw new Error('it was to ask')
    const how = { grant: asked.grant, password: '口令' }
    expect(await desk.arrivals.takeReply(how)).toMatchObject({ kind: 'taken', decision: 'accept' })
    await expect(desk.arrivals.takeReply(how)).rejects.toEqual(failure('grant'))
  })

  it('asks to trust a department’s new key, the open ledger untouched until then', async () => {
    const desk = await filled()
    rmSync(department.at('department', 'keys'), { recursive: true })
    department.departmentKey = await openKey(nodeFiles, department.at('department'))
    const [next = ''] = await department.issue([code])
    unit.bench.answers = [next]
    const asked = await desk.arrivals.loadTask({})
    if (asked?.kind !== 'ask') throw new Error('it was to ask')
    expect(asked).toMatchObject({ ask: 'trust', keyFingerprint: expect.any(String) as string })
    expect(desk.desk.ledger.id).toBe('2023/402004')
    expect(await desk.exchange.state()).toMatchObject({ task: { version: 1 } })
    const { grant, keyFingerprint = '' } = asked
    const loaded = await desk.arrivals.loadTask({ grant, trust: keyFingerprint })
    expect(loaded).toMatchObject({ outcome: 'updated' })
    await desk.ledgers.open('2023/402004', false)
    expect(await desk.exchange.state()).toMatchObject({ task: { version: 2, keyFingerprint } })
  })
})

describe('what is refused from outside', () => {
  it('knows a task that it has, and refuses an older one, another kind and what is no package', async () => {
    const desk = await filled()
    const [next = ''] = await department.issue([code])
    const load = (path: string) => {
      unit.bench.answers = [path]
      return desk.arrivals.loadTask({})
    }
    expect(await load(next)).toMatchObject({ outcome: 'updated' })
    expect(await load(next)).toMatchObject({ outcome: 'known' })
    await desk.ledgers.open('2023/402004', false)
    await expect(load(task())).rejects.toEqual(failure('olderTask'))
    expect(desk.desk.ledger.id).toBe('2023/402004')
    writeFileSync(unit.bench.at('no.ysbtask'), 'nothing')
    await expect(load(unit.bench.at('no.ysbtask'))).rejects.toEqual(failure('notAPackage'))
    await expect(take(desk, next)).rejects.toEqual(failure('wrongPackageKind'))
  })

  it('tells a ledger that the department fills in its own workspace', async () => {
    const desk = unit.bench.start()
    unit.bench.answers = [unit.bench.at('部门')]
    await desk.entrance.create('department')
    unit.bench.answers = [task()]
    await desk.arrivals.loadTask({})
    await desk.ledgers.open('2023/402004', false)
    expect(await desk.exchange.state()).toMatchObject({ state: 'open', filledByDepartment: true })
  })
})
