import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Desk, sample, sampleInput, unit } from './testing/desk'

const desk = new Desk()
const { run } = desk
const codes = ['402001', '402002', '402004']
const department = join(sample, 'department.json')
const ledger = (code: string): string => `${code}/ledgers/2023/${code}.ledger`

async function right(...words: string[]): Promise<Record<string, unknown>> {
  const answer = await run(...words, '--json')
  expect({ err: answer.err, code: answer.code }).toEqual({ err: '', code: 0 })
  return answer.json()
}

it('goes the whole way from tasks to the department’s workbook', { timeout: 120_000 }, async () => {
  await right('package', 'setup', '--workspace', 'dept', '--department', department)
  const { tasks } = await right('package', 'task', '--workspace', 'dept', '--out', 'tasks')
  const paths = new Map((tasks as { unit: string; path: string }[]).map((task) => [task.unit, task.path]))
  for (const code of codes) {
    await right('package', 'load', paths.get(code)!, '--workspace', code)
    await right('ledger', 'import', unit(code), '--into', code)
    const refused = await run('package', 'submit', ledger(code), '--out', `${code}.ysbsubmission`, '--json')
    const explained = refused.code === 0 ? [] : ['--explain', '确有需要']
    if (refused.code !== 0) {
      expect(refused.json()).toMatchObject({ error: { code: 'explanationsMissing' } })
      await right('package', 'submit', ledger(code), '--out', `${code}.ysbsubmission`, ...explained)
    }
    expect((await run('ledger', 'import', unit(code), '--into', code)).err).toContain('已经上报')
    const { key } = await right('package', 'verify', `${code}.ysbsubmission`)
    const unknown = await run('package', 'accept', `${code}.ysbsubmission`, '--workspace', 'dept', '--json')
    expect(unknown.json()).toMatchObject({ error: { code: 'keyNotConfirmed' } })
    const trust = ['--trust', String(key), '--reason', '电话核对']
    await right('package', 'accept', `${code}.ysbsubmission`, '--workspace', 'dept', ...trust)
  }
  const refused = await run('consolidate', '--workspace', 'dept', '--out', 'x.xlsx')
  expect(refused).toMatchObject({ code: 1 })
  expect(refused.err).toContain('没有接收')

  // One goes back and comes again.
  const place = ['--workspace', 'dept'] as const
  await right('package', 'reply', '402004', ...place, '--out', 'back', '--send-back', '请补充说明')
  // A trial leaves its figures out, and what it explained with them.
  const trial = (await run('check', ...place, '--partial', '--json')).json()
  expect(trial['lapsedExplanations']).toEqual([])
  const told = await right('package', 'receive', 'back', '--ledger', ledger('402004'))
  expect(told).toMatchObject({ state: 'sentBack', comments: [{ text: '请补充说明' }] })
  await right('package', 'submit', ledger('402004'), '--out', 'again', '--explain', '确有需要')
  await right('package', 'withdraw', ledger('402004'), '--reason', '再看一遍')
  await right('package', 'submit', ledger('402004'), '--out', 'third', '--explain', '确有需要')
  const both = await run('package', 'accept', 'third', 'again', ...place)
  expect(both).toMatchObject({ code: 1 })
  expect(both.out).toContain('替代第 1 版')
  expect(both.out).toContain('手里已经有第 3 版')
  expect(await right('package', 'history', ledger('402004'))).toMatchObject({
    state: 'handedIn',
    versions: [{ version: 1 }, { version: 2 }, { version: 3 }]
  })
  for (const code of codes)
    await right('package', 'reply', code, ...place, '--out', `${code}.reply`, '--accept')
  await right('package', 'receive', '402001.reply', '--ledger', ledger('402001'))
  expect(await right('package', 'board', ...place)).toMatchObject({
    units: codes.map((code) => ({ code, state: 'accepted' }))
  })
  // What comes out is what the sample's files themselves give.
  const facts = ['--by', 'unit,function,economic,source', '--json']
  const own = await run('facts', '--workspace', 'dept', ...facts)
  expect(own.out).toBe((await run('facts', ...sampleInput, ...facts)).out)
  // The department's check knows what the units explained; from the bare files nobody has.
  const explained = ({ rules }: Record<string, unknown>): number =>
    (rules as { findings: { explanation?: { text: string } }[] }[])
      .flatMap(({ findings }) => findings)
      .filter(({ explanation }) => explanation?.text === '确有需要').length
  const checked = await right('check', ...place)
  expect(explained(checked)).toBeGreaterThan(0)
  expect(checked['lapsedExplanations']).toEqual([])
  expect(explained(await right('check', ...sampleInput))).toBe(0)
  const approve = ['package', 'reply', '402004', ...place, '--out', 'p.reply', '--approve']
  const wrong = async (...words: string[]) => (await run(...approve, ...words, '--json')).json()
  expect(await wrong('2026-03-05')).toMatchObject({ error: { code: 'approvalDay' } })
  expect(await wrong('2021-12-31')).toMatchObject({ error: { code: 'approvalDay' } })
  const foreign = await wrong('2023-02-20', '--ledger', unit('402001'))
  expect(foreign).toMatchObject({ error: { code: 'otherLedger' } })
  const text = readFileSync(unit('402004'), 'utf8')
  const uneven = text.replace(/("income": \{[^}]*"generalPublicBudget": ")(\d+)/, '$11$2')
  expect(uneven).not.toBe(text)
  writeFileSync(join(desk.folder, 'uneven.json'), uneven)
  expect(await wrong('2023-02-20', '--ledger', 'uneven.json')).toMatchObject({
    error: { code: 'notBalanced' }
  })
  await right(...approve, '2023-02-20', '--ledger', ledger('402004'))
  expect((await run('package', 'board', ...place, '--log')).out).toMatch(
    /批复第 3 版：按“402004.ledger”，2023-02-20，支出 [\d,]+\.\d\d 元。/
  )
  await right('consolidate', ...place, '--out', 'dept.xlsx')
  expect(readFileSync(join(desk.folder, 'dept.xlsx')).length).toBeGreaterThan(10_000)
  expect((await run('package', 'board', ...place, '--log')).out).toContain('电话核对')
})

it('holds the units to the 控制数 that the set-up names, until others are named', async () => {
  const limits = { sources: { generalPublicBudget: { operating: '1.00' } } }
  const file = join(desk.folder, 'ceilings.json')
  writeFileSync(
    file,
    JSON.stringify({ fiscalYear: 2023, department: { sources: {} }, units: { '402004': limits } })
  )
  const setup = ['package', 'setup', '--workspace', 'dept', '--department', department]
  await right(...setup, '--ceilings', file)
  await right(...setup)
  const { tasks } = await right('package', 'task', '--workspace', 'dept', '--out', 'tasks')
  const { path } = (tasks as { unit: string; path: string }[]).find((task) => task.unit === '402004')!
  await right('package', 'load', path, '--workspace', '402004')
  await right('ledger', 'import', unit('402004'), '--into', '402004')
  const refused = await run('package', 'submit', ledger('402004'), '--out', 'x.ysbsubmission')
  expect(refused).toMatchObject({ code: 1 })
  expect(refused.err).toContain('控制数 1.00 元')
})

it('loads a task around a ledger that was imported before', async () => {
  await right('package', 'setup', '--workspace', 'dept', '--department', department)
  const { tasks } = await right('package', 'task', '--workspace', 'dept', '--out', 'tasks')
  const { path } = (tasks as { unit: string; path: string }[]).find((task) => task.unit === '402004')!
  await right('ledger', 'import', unit('402004'), '--into', '402004')
  const { ledger: loaded } = await right('package', 'load', path, '--workspace', '402004')
  expect(String(loaded)).toContain('402004.ledger')
  const shown = await right('ledger', 'show', ledger('402004'))
  expect(JSON.stringify(shown)).toContain('402004')
  const handedIn = await run(
    'package',
    'submit',
    ledger('402004'),
    '--out',
    'x.ysbsubmission',
    '--explain',
    '确有需要'
  )
  expect(handedIn).toMatchObject({ code: 0 })
})

it('says what is used wrongly', async () => {
  expect((await run('consolidate', '--out', 'x.xlsx')).code).toBe(2)
  expect((await run('package', 'accept', '--workspace', 'x')).code).toBe(2)
  await run('package', 'setup', '--workspace', 'dept', '--department', department)
  const reply = ['package', 'reply', '402001', '--workspace', 'dept', '--out', 'x']
  expect((await run(...reply)).code).toBe(2)
  expect((await run(...reply, '--accept', '--approve', '2023-01-01')).code).toBe(2)
  expect((await run(...reply, '--approve', '昨天')).code).toBe(2)
  const nobody = await run('consolidate', '--workspace', 'dept', '--partial', '--out', 'x.xlsx')
  expect(nobody.err).toContain('还没有收到任何单位的上报')
  const task = ['package', 'task', '--workspace', 'dept', '--out', 'tasks']
  expect((await run(...task, '--due', '2023-13-01')).code).toBe(2)
  expect((await run(...reply, '--accept', '--ledger', 'x.json')).code).toBe(2)
  expect((await run(...reply, '--accept')).err).toContain('还没有上报')
  writeFileSync(join(desk.folder, 'no'), 'x')
  expect((await run('package', 'verify', 'no', '--json')).json()).toMatchObject({
    error: { code: 'notAPackage' }
  })
})
