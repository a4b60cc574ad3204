import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { openLedger } from '../ledger-store'
import { runElsewhere } from './driver'
import { Desk, unit } from './testing/desk'

const desk = new Desk()
const { run } = desk
const ledgerOf = (code: string): string => join(desk.folder, 'ws/ledgers/2023', `${code}.ledger`)

describe('ledger import and export', () => {
  it.each(['402001', '402002', '402004'])('carries %s in and out, byte for byte', async (code) => {
    const imported = await run('ledger', 'import', unit(code), '--into', 'ws', '--json')
    expect(imported).toMatchObject({ code: 0, err: '' })
    expect(imported.json()).toEqual({ ledger: ledgerOf(code), findings: [] })
    const printed = await run('ledger', 'export', `ws/ledgers/2023/${code}.ledger`)
    expect(printed.out).toBe(readFileSync(unit(code), 'utf8'))
    expect((await run('ledger', 'export', ledgerOf(code), '--out', 'out.json')).code).toBe(0)
    expect(readFileSync(join(desk.folder, 'out.json'), 'utf8')).toBe(printed.out)
  })

  it('does not write over a file without being told', async () => {
    await run('ledger', 'import', unit('402004'), '--into', 'ws')
    writeFileSync(join(desk.folder, 'mine.json'), 'mine')
    const refused = await run('ledger', 'export', ledgerOf('402004'), '--out', 'mine.json')
    expect(refused).toMatchObject({ code: 1, out: '' })
    expect(refused.err).toContain('已经存在')
    expect(readFileSync(join(desk.folder, 'mine.json'), 'utf8')).toBe('mine')
    expect((await run('ledger', 'export', ledgerOf('402004'), '--out', 'mine.json', '--force')).code).toBe(0)
    expect(readFileSync(join(desk.folder, 'mine.json'), 'utf8')).toContain('402004')
  })

  it('imports again as one step that can be taken back', async () => {
    await run('ledger', 'import', unit('402004'), '--into', 'ws')
    const changed = readFileSync(unit('402004'), 'utf8').replace('"20000.00"', '"20000.01"')
    writeFileSync(join(desk.folder, 'changed.json'), changed)
    expect((await run('ledger', 'import', 'changed.json', '--into', 'ws', '--user', '王会计')).code).toBe(0)
    const history = (await run('ledger', 'history', ledgerOf('402004'), '--json')).json()
    expect(history['steps']).toMatchObject([
      { kind: 'create', user: '测试' },
      { kind: 'import' },
      { kind: 'import', user: '王会计', label: '导入 changed.json' }
    ])
    const since = await run('ledger', 'history', ledgerOf('402004'), '--since', '2026-03-01')
    expect(since.out).toContain('王会计：')
    expect(since.out).toContain('20000.00 → 20000.01')
    const store = await openLedger(ledgerOf('402004'), { user: '测试', clock: () => new Date() })
    store.undo()
    await store.close()
    expect((await run('ledger', 'export', ledgerOf('402004'))).out).toBe(readFileSync(unit('402004'), 'utf8'))
  })

  it('keeps an unknown code and names the nearest ones', async () => {
    const text = readFileSync(unit('402004'), 'utf8').replace('"2150550"', '"2150551"')
    writeFileSync(join(desk.folder, 'odd.json'), text)
    const imported = await run('ledger', 'import', 'odd.json', '--into', 'ws', '--json')
    expect(imported.code).toBe(0)
    const [finding] = imported.json()['findings'] as { code: string; path: string; message: string }[]
    expect(finding).toMatchObject({
      code: 'unknownCode',
      path: expect.stringMatching(/^basicExpenditure\/#\d+\/function$/) as unknown
    })
    expect(finding?.message).toMatch(/2150551.*2150550/)
    expect((await run('ledger', 'export', ledgerOf('402004'))).out).toBe(text)
  })

  it('keeps a differing 三公 amount as a finding', async () => {
    const text = readFileSync(unit('402004'), 'utf8').replace(
      '"current": "19951.00"',
      '"current": "19952.00"'
    )
    writeFileSync(join(desk.folder, 'odd.json'), text)
    const imported = await run('ledger', 'import', 'odd.json', '--into', 'ws')
    expect(imported).toMatchObject({ code: 0, err: '' })
    expect(imported.out).toMatch(/19,952\.00.*19,951\.00/)
  })

  it('names every fault by its place and imports nothing', async () => {
    const text = readFileSync(unit('402004'), 'utf8')
      .replace('"135087.00"', '"135087.001"')
      .replace('"kind"', '"sort"')
    writeFileSync(join(desk.folder, 'bad.json'), text)
    const refused = await run('ledger', 'import', 'bad.json', '--into', 'ws')
    expect(refused).toMatchObject({ code: 1, out: '' })
    expect(refused.err).toContain('没有导入')
    expect(refused.err.split('\n').filter((line) => /第 \d+ 行/.test(line)).length).toBeGreaterThanOrEqual(2)
    expect(existsSync(join(desk.folder, 'ws'))).toBe(false)
    const machine = await run('ledger', 'import', 'bad.json', '--into', 'ws', '--json')
    expect(machine.json()).toMatchObject({ error: { code: 'faulty' } })
  })

  it('says that a file is not there', async () => {
    expect(await run('ledger', 'import', 'none.json', '--into', 'ws')).toMatchObject({
      code: 1,
      err: expect.stringContaining('找不到文件“none.json”') as unknown
    })
    expect(await run('ledger', 'show', 'none.ledger')).toMatchObject({ code: 1 })
  })
})

describe('ledger show, verify, restore', () => {
  beforeEach(() => run('ledger', 'import', unit('402001'), '--into', 'ws'))

  it('shows totals and balances in 元', async () => {
    const shown = (await run('ledger', 'show', ledgerOf('402001'), '--json')).json()
    // By hand from the file: 17187769 + 920000 + 1660900.
    expect(shown['totals']).toMatchObject({ income: '19768669.00', expenditure: '19768669.00' })
    expect(shown['balance']).toHaveLength(3)
    expect((await run('ledger', 'show', ledgerOf('402001'))).out).toContain('收入总计 19,768,669.00 元')
  })

  it('finds a flipped amount, and puts the backup back', async () => {
    expect(await run('ledger', 'verify', ledgerOf('402001'))).toMatchObject({
      code: 0,
      out: expect.stringContaining('完好') as unknown
    })
    const sound = (await run('ledger', 'export', ledgerOf('402001'))).out
    const bytes = readFileSync(ledgerOf('402001'), 'latin1')
    const { default: Database } = await import('better-sqlite3')
    const database = new Database(ledgerOf('402001'))
    database.prepare("UPDATE basic_line SET amount = amount + 1 WHERE economic = '30101'").run()
    database.close()
    expect(readFileSync(ledgerOf('402001'), 'latin1')).not.toBe(bytes)
    const verified = await run('ledger', 'verify', ledgerOf('402001'))
    expect(verified.code).toBe(1)
    expect(verified.out).toContain('2350000.00')
    expect(verified.out).toContain('2350000.01')
    expect((await run('ledger', 'restore', ledgerOf('402001'), '--list')).out).toContain('打开时')
    const restored = await run('ledger', 'restore', ledgerOf('402001'))
    expect(restored).toMatchObject({ code: 0, err: '' })
    expect((await run('ledger', 'verify', ledgerOf('402001'))).code).toBe(0)
    expect((await run('ledger', 'export', ledgerOf('402001'))).out).toBe(sound)
  })

  it('tells times as the clerk’s own clock has them', async () => {
    const at = new Date('2026-03-04T05:06:07Z')
    const hour = String(at.getHours()).padStart(2, '0')
    expect((await run('ledger', 'history', ledgerOf('402001'))).out).toContain(` ${hour}:06\t测试`)
  })

  it('tells the history of one cell', async () => {
    const { out } = await run('ledger', 'history', ledgerOf('402001'), '--cell', 'income/otherIncome')
    expect(out).toContain('（无） → 920000.00')
  })

  it('refuses a foreign file untouched', async () => {
    copyFileSync(unit('402001'), join(desk.folder, 'x.ledger'))
    expect(await run('ledger', 'show', 'x.ledger')).toMatchObject({ code: 1, out: '' })
    expect(readFileSync(join(desk.folder, 'x.ledger'))).toEqual(readFileSync(unit('402001')))
  })
})

describe('use', () => {
  it.each([
    [[]],
    [['nothing']],
    [['ledger', 'eat', 'x']],
    [['ledger', 'import', 'x.json']],
    [['ledger', 'import', '--into', 'ws']],
    [['ledger', 'show', 'a', 'b']],
    [['ledger', 'show', 'a', '--loud']],
    [['ledger', 'history', 'a', '--since']],
    [['ledger', 'import', 'x.json', '--into', '']],
    [['ledger', 'import', 'x.json', '--into', 'ws', '--user', '']],
    [['ledger', 'show', '']]
  ])('%j is wrong: 2, with the usage', async (words) => {
    const { code, out, err } = await run(...words)
    expect(code).toBe(2)
    expect(out + err).toContain('ledger import FILE.json --into DIR')
  })

  it('a place that is none is wrong use', async () => {
    await run('ledger', 'import', unit('402004'), '--into', 'ws')
    const asked = await run('ledger', 'history', ledgerOf('402004'), '--cell', 'basicExpenditure[0].amount')
    expect(asked).toMatchObject({ code: 2, out: '' })
    expect(asked.err).toContain('不是一个格的位置')
  })

  it('a wrong date is wrong use', async () => {
    await run('ledger', 'import', unit('402004'), '--into', 'ws')
    expect(await run('ledger', 'history', ledgerOf('402004'), '--since', '昨天')).toMatchObject({
      code: 2,
      out: ''
    })
  })

  it('--help is right use', async () => {
    expect(await run('--help')).toMatchObject({ code: 0, err: '' })
  })
})

describe('an older Node', () => {
  it('is told from one that will do', () => {
    expect(runElsewhere('/nowhere', 'cli.js', [])).toBeUndefined()
  })

  const older = ['/usr/bin/node', '/usr/local/bin/node'].find(
    (node) => existsSync(node) && /^v(1\d|20)\./.test(execFileSync(node, ['--version'], { encoding: 'utf8' }))
  )
  it.runIf(older !== undefined && existsSync('out/cli/index.js'))(
    'runs itself again with the project’s own',
    () => {
      const { status, stdout } = spawnSync(
        older!,
        ['out/cli/index.js', 'ledger', 'import', unit('402004'), '--into', desk.folder, '--json'],
        { encoding: 'utf8' }
      )
      expect({ status, ...(JSON.parse(stdout) as object) }).toMatchObject({ status: 0, findings: [] })
    }
  )
})

describe('what must not happen', () => {
  beforeEach(() => run('ledger', 'import', unit('402001'), '--into', 'ws'))

  it('never writes an export over a ledger, nor over what is no file', async () => {
    const bytes = readFileSync(ledgerOf('402001'))
    expect(
      await run('ledger', 'export', ledgerOf('402001'), '--out', ledgerOf('402001'), '--force')
    ).toMatchObject({
      code: 1,
      err: expect.stringContaining('是一本账册') as unknown
    })
    expect(readFileSync(ledgerOf('402001'))).toEqual(bytes)
    const folderInTheWay = await run('ledger', 'export', ledgerOf('402001'), '--out', 'ws', '--force')
    expect(folderInTheWay).toMatchObject({ code: 1, err: expect.stringContaining('不是普通文件') as unknown })
  })

  it('tells a reader of steps that are gone', async () => {
    copyFileSync(ledgerOf('402001'), join(desk.folder, 'older'))
    const changed = readFileSync(unit('402001'), 'utf8').replace('"920000.00"', '"920000.01"')
    writeFileSync(join(desk.folder, 'changed.json'), changed)
    await run('ledger', 'import', 'changed.json', '--into', 'ws')
    expect((await run('ledger', 'show', ledgerOf('402001'))).err).toBe('')
    copyFileSync(join(desk.folder, 'older'), ledgerOf('402001'))
    const shown = await run('ledger', 'show', ledgerOf('402001'))
    expect(shown.err).toContain('后来的修改不在里面')
    expect((await run('ledger', 'import', 'changed.json', '--into', 'ws')).err).toContain(
      '后来的修改不在里面'
    )
  })

  it('does not restore another unit’s ledger', async () => {
    await run('ledger', 'import', unit('402002'), '--into', 'ws')
    const refused = await run('ledger', 'restore', ledgerOf('402001'), '--backup', ledgerOf('402002'))
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('402002 单位 2023 年') as unknown })
    expect((await run('ledger', 'show', ledgerOf('402001'))).out).toContain('402001')
  })

  it('gives a machine the faults one by one', async () => {
    writeFileSync(
      join(desk.folder, 'bad.json'),
      readFileSync(unit('402004'), 'utf8').replace('"135087.00"', '"1,5"')
    )
    const { code, json } = await run('ledger', 'import', 'bad.json', '--into', 'ws', '--json')
    expect(code).toBe(1)
    expect(json()).toMatchObject({
      error: { code: 'faulty' },
      faults: [{ path: 'basicExpenditure[0].amount' }]
    })
  })
})
