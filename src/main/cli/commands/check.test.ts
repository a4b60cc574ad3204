import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { explainFinding, tickRule } from '../../exchange'
import { openLedger } from '../../ledger-store'
import type { LedgerStore } from '../../ledger-store'
import { Desk, resources, sample, sampleInput, unit } from '../testing/desk'

const desk = new Desk()
const { run } = desk

interface Checked {
  readonly rules: readonly {
    id: string
    status: string
    severity: string
    title: string
    examined: number
    findings: readonly Record<string, unknown>[]
  }[]
  readonly fingerprints: Record<string, string>
}

const rulesOf = (answer: { json: () => unknown }): Checked['rules'] => (answer.json() as Checked).rules

async function atLedger(path: string, work: (store: LedgerStore) => void): Promise<void> {
  const store = await openLedger(path, { user: '测试', clock: () => new Date('2026-03-04T05:06:07Z') })
  work(store)
  await store.close()
}

describe('check', () => {
  it('runs every rule on the sample, which has no error', async () => {
    const answer = await run('check', ...sampleInput, '--json')
    expect({ code: answer.code, err: answer.err }).toEqual({ code: 0, err: '' })
    const rules = rulesOf(answer)
    expect(rules.filter(({ id }) => !id.startsWith('S'))).toHaveLength(99)
    const other = rules.find(({ id }) => id === 'D05')
    expect(other).toMatchObject({
      status: 'failed',
      severity: 'warning',
      title: expect.any(String) as string
    })
    const { fingerprints } = answer.json() as unknown as Checked
    expect(Object.keys(fingerprints)).toEqual(['ledgers', 'catalog', 'template', 'rules'])
    for (const digest of Object.values(fingerprints)) expect(digest).toMatch(/^[0-9a-f]{64}$/)
  })

  it('exits with 1 where an error stands, amounts in 元', async () => {
    const file = join(desk.folder, '402004.json')
    const text = readFileSync(join(sample, 'units/402004.json'), 'utf8')
    writeFileSync(file, text.replace(/"otherIncome": "[0-9.]+"/, '"otherIncome": "1.00"'))
    const units = ['402001', '402002'].map((code) => join(sample, `units/${code}.json`))
    const answer = await run('check', ...sampleInput.slice(0, 2), '--units', ...units, file, '--json')
    expect(answer.code).toBe(1)
    const [finding] = rulesOf(answer).find(({ id }) => id === 'A01')?.findings ?? []
    expect(finding).toMatchObject({ severity: 'error', left: expect.stringMatching(/^\d+\.\d\d$/) as string })
    expect(finding?.['difference']).toMatch(/^-\d+\.\d\d$/)
    expect(finding?.['places']).toEqual(expect.arrayContaining([expect.objectContaining({ table: '1' })]))
    const told = await run('check', ...sampleInput.slice(0, 2), '--units', ...units, file)
    expect(told.out).toContain('A01 收入总计等于支出总计')
  })

  it('names a unit that is missing; a trial may lack it', async () => {
    const some = [...sampleInput.slice(0, 2), '--units', join(sample, 'units/402001.json')]
    const answer = await run('check', ...some, '--json')
    expect(answer.code).toBe(1)
    expect(rulesOf(answer).find(({ id }) => id === 'C03')?.findings).toHaveLength(2)
    const trial = rulesOf(await run('check', ...some, '--partial', '--json'))
    expect(trial.find(({ id }) => id === 'C03')?.findings.map(({ severity }) => severity)).toEqual([
      'notice',
      'notice'
    ])
  })

  it('judges tables as printed: the reference, in 万元', async () => {
    const answer = await run('check', '--tables', join(sample, 'published/tables.json'), '--json')
    const errors = rulesOf(answer).filter(({ findings }) =>
      findings.some(({ severity }) => severity === 'error')
    )
    expect([answer.code, errors.map(({ id }) => id)]).toEqual([1, ['F01', 'F02']])
    const [finding] = rulesOf(answer).find(({ id }) => id === 'A05')?.findings ?? []
    expect(finding).toMatchObject({ left: '3258.80', right: '3258.79', difference: '0.01', rounding: true })
  })

  it('judges the tables that it printed itself, without an error', async () => {
    const printed = await run('tables', ...sampleInput, '--json')
    writeFileSync(join(desk.folder, 'own.json'), printed.out)
    const answer = await run('check', '--tables', 'own.json', '--department', sampleInput[1] ?? '', '--json')
    expect(answer.code).toBe(0)
  })

  it('takes what units explained and signed in their ledgers', async () => {
    const paths = new Map<string, string>()
    for (const code of ['402001', '402002', '402004']) {
      const made = await run('ledger', 'import', unit(code), '--into', 'W', '--json')
      paths.set(code, String(made.json()['ledger']))
    }
    const input = [...sampleInput.slice(0, 2), '--units', 'W/ledgers/2023', '--json']
    const first = rulesOf(await run('check', ...input))
    const [warning] = first.find(({ id }) => id === 'E20')?.findings ?? []
    const given = warning as { identity: string; values: string[]; places: { unit: string }[] }
    await atLedger(paths.get('402001') ?? '', (store) => {
      explainFinding(store, { identity: given.identity, values: given.values, text: '军转安置' })
      tickRule(store, { rule: 'G02', tickedBy: '李会计', on: '2022-12-01' }, true)
    })
    const some = rulesOf(await run('check', ...input))
    expect(some.find(({ id }) => id === 'E20')?.findings[0]).toMatchObject({
      explanation: { text: '军转安置' }
    })
    const waiting = some.find(({ id }) => id === 'G02')
    expect(waiting).toMatchObject({ status: 'manual' })
    expect((waiting as { reason?: string }).reason).toContain('402002、402004')
    for (const code of ['402002', '402004'])
      await atLedger(paths.get(code) ?? '', (store) =>
        tickRule(store, { rule: 'G02', tickedBy: '王会计', on: '2022-12-02' }, true)
      )
    const all = rulesOf(await run('check', ...input))
    expect(all.find(({ id }) => id === 'G02')).toMatchObject({
      status: 'passed',
      tick: { tickedBy: '402001 李会计、402002 王会计、402004 王会计', on: '2022-12-02' }
    })
  })

  it('holds the units to the 控制数 of a file', async () => {
    const limits = (operating: string) => ({
      fiscalYear: 2023,
      department: { sources: {} },
      units: { '402004': { sources: { generalPublicBudget: { operating } } } }
    })
    const file = join(desk.folder, 'ceilings.json')
    const check = ['check', ...sampleInput, '--ceilings', file, '--json']
    writeFileSync(file, JSON.stringify(limits('99999999.00')))
    expect(rulesOf(await run(...check)).find(({ id }) => id === 'G01')).toMatchObject({ status: 'passed' })
    writeFileSync(file, JSON.stringify(limits('1.00')))
    const beyond = await run(...check)
    expect(beyond.code).toBe(1)
    expect(rulesOf(beyond).find(({ id }) => id === 'G01')?.findings).toMatchObject([
      { severity: 'error', right: '1.00' }
    ])
    writeFileSync(file, JSON.stringify({ ...limits('1.00'), fiscalYear: 2024 }))
    expect((await run(...check)).json()).toMatchObject({ error: { code: 'otherCeilings' } })
    expect((await run('check', ...sampleInput, '--ceilings', 'none.json')).err).toContain('找不到文件')
  })

  it('refuses what is no table, and wrong use', async () => {
    writeFileSync(join(desk.folder, 'bad.json'), '['.repeat(10_000))
    expect(await run('check', '--tables', 'bad.json')).toMatchObject({ code: 1, out: '' })
    expect(await run('check', '--tables', 'none.json')).toMatchObject({ code: 1, out: '' })
    expect((await run('check')).code).toBe(2)
    expect((await run('check', '--tables', 'bad.json', '--units', join(resources, 'x'))).code).toBe(2)
  })
})
