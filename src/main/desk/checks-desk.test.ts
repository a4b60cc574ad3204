import { readFileSync } from 'node:fs'
import { catalogue } from '@shared/checks'
import type { Finding } from '@shared/checks'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { reopened } from '../export/testing/reopened'
import { DeskBench } from './testing/desk-bench'

let bench: DeskBench
beforeEach(() => {
  bench = new DeskBench()
})
afterEach(() => bench.clear())

const overEstablishment = (findings: readonly Finding[]): Finding =>
  findings.find(({ rule, severity }) => rule === 'E20' && severity === 'warning')!
const findingsOf = ({ rules }: { rules: readonly { findings: readonly Finding[] }[] }): Finding[] =>
  rules.flatMap(({ findings }) => [...findings])

describe('the checks of the open ledger', () => {
  it('keep words with the place and the values they were given for, over a restart', async () => {
    const { checks, desk } = await bench.inLedger()
    const finding = overEstablishment(findingsOf(await checks.record()))
    expect(finding.message).toContain('44')
    await checks.explain(finding, '两人待退休，已报编办。')
    const explained = overEstablishment(findingsOf(await checks.record()))
    expect(explained.explanation).toMatchObject({ text: '两人待退休，已报编办。', by: '李会计' })
    await desk.end()

    const again = bench.start()
    await again.entrance.openRecent(again.entrance.last()!.recent.id)
    await again.ledgers.open('2023/402001', false)
    expect(overEstablishment(findingsOf(await again.checks.record())).explanation?.text).toBe(
      '两人待退休，已报编办。'
    )

    await again.ledgers.apply({
      label: '改在职',
      changes: [{ path: 'personnel/employed/administrative', before: 44, after: 45 }]
    })
    const record = await again.checks.record()
    expect(overEstablishment(findingsOf(record)).explanation).toBeUndefined()
    expect(record.lapsed.map(({ text }) => text)).toEqual(['两人待退休，已报编办。'])
  })

  it('take no words for an error, and no empty ones', async () => {
    const { checks } = await bench.inLedger()
    const finding = overEstablishment(findingsOf(await checks.record()))
    await expect(checks.explain({ ...finding, severity: 'error' }, '就这样')).rejects.toMatchObject({
      code: 'errorNotExplainable'
    })
    await expect(checks.explain(finding, '  ')).rejects.toMatchObject({ code: 'emptyExplanation' })
    expect((await checks.read()).explanations).toEqual([])
  })

  it('sign what no machine can judge, and take the signature back', async () => {
    const { checks } = await bench.inLedger()
    const status = async (): Promise<unknown> => (await checks.record()).rules.find(({ id }) => id === 'G02')
    expect(await status()).toMatchObject({ status: 'manual' })
    await checks.tick('G02', true)
    expect(await status()).toMatchObject({ status: 'passed', tick: { rule: 'G02', tickedBy: '李会计' } })
    const { ticks } = await checks.tick('G02', false)
    expect(ticks).toEqual([])
    expect(await status()).toMatchObject({ status: 'manual' })
  })

  it('write a report with every rule, every finding and the lines to sign', async () => {
    const { checks } = await bench.inLedger()
    const finding = overEstablishment(findingsOf(await checks.record()))
    await checks.explain(finding, '=1+1 待退休')
    const path = bench.at('审核报告.xlsx')
    bench.answers = [path]
    expect(await checks.report()).toMatchObject({ savedAs: '审核报告.xlsx' })
    const book = await reopened(new Uint8Array(readFileSync(path)))
    const texts = (name: string): string[][] => {
      const rows: string[][] = []
      book.getWorksheet(name)!.eachRow((row) => rows.push((row.values as unknown[]).slice(1).map(String)))
      return rows
    }
    const record = texts('审核记录')
    expect(catalogue.map(({ id }) => id).filter((id) => !record.some(([first]) => first === id))).toEqual([])
    const found = texts('审核发现')
    const listed = found.find(([rule, , , message]) => rule === 'E20' && message === finding.message)!
    expect(listed[8]).toContain('=1+1 待退休（李会计，')
    expect(found.at(-1)![0]).toMatch(/填报人：.*单位审核人：.*主管部门审核人：/)
  })

  it('print the same record, with short fingerprints, and nothing where the user thinks better of it', async () => {
    const { checks } = await bench.inLedger()
    await checks.tick('G02', true)
    expect(await checks.print()).toEqual({ savedAs: null })
    expect(bench.printed).toEqual([])
    bench.answers = [bench.at('审核报告.pdf')]
    expect(await checks.print()).toMatchObject({ savedAs: '审核报告.pdf' })
    expect(bench.offered.at(-1)).toMatch(/^402001 .* 2023年审核报告$/)
    expect(readFileSync(bench.at('审核报告.pdf'), 'utf8')).toBe('%PDF')
    const { fingerprints, ...record } = await checks.record()
    const short = fingerprints.ledgers.toUpperCase().slice(0, 4)
    expect(bench.printed).toMatchObject([
      {
        ...{ kind: 'checkReport', fiscalYear: 2023, unit: { code: '402001' } },
        fingerprints: {
          ledgers: expect.stringMatching(new RegExp(`^${short}(-[0-9A-F]{4}){3}$`)) as unknown
        },
        madeAt: expect.stringMatching(/^2023-01-05 \d\d:\d\d$/) as unknown,
        record
      }
    ])
  })
})
