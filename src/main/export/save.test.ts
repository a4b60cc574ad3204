import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { UserError } from '@shared/errors'
import { nodeFiles, temporaryName } from '../files'
import type { Files } from '../files'
import { failingFiles } from '../files/testing/failing-files'
import { saveExport, tableCsv } from './index'
import { making, sampleLedgers } from './testing/books'

let folder: string
let target: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'save-'))
  target = join(folder, '预算表.xlsx')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const content = new TextEncoder().encode('new')

function failureOf(work: () => void): UserError | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
}

describe('saving an export', () => {
  it('does not replace a file without being told', () => {
    saveExport(nodeFiles, target, content)
    const failure = failureOf(() => saveExport(nodeFiles, target, new Uint8Array()))
    expect(failure).toMatchObject({ code: 'fileExists' })
    expect(readFileSync(target, 'utf8')).toBe('new')
    saveExport(nodeFiles, target, new TextEncoder().encode('newer'), { replace: true })
    expect(readFileSync(target, 'utf8')).toBe('newer')
    expect(readdirSync(folder)).toEqual(['预算表.xlsx'])
  })

  it('takes away what a killed program left half-written in the folder, and nothing else', () => {
    // No process has so great a number; this one's own is alive.
    const [left, living] = [temporaryName(999_999_999, 1), temporaryName(process.pid, 999_999)]
    for (const name of [left, living, '.yusuanbu-x.tmp', '表.tmp']) writeFileSync(join(folder, name), '')
    saveExport(nodeFiles, target, content)
    expect(new Set(readdirSync(folder))).toEqual(
      new Set([living, '.yusuanbu-x.tmp', '表.tmp', '预算表.xlsx'])
    )
  })

  it('saves where it cannot take away what was left', () => {
    writeFileSync(join(folder, temporaryName(999_999_999, 1)), '')
    const files: Files = {
      ...nodeFiles,
      list: () => {
        throw Object.assign(new Error('denied'), { code: 'EACCES' })
      }
    }
    saveExport(files, target, content)
    expect(readFileSync(target, 'utf8')).toBe('new')
  })

  it('does not replace one that appeared meanwhile either', () => {
    const quicker: Files = {
      ...nodeFiles,
      link: (from, to) => {
        writeFileSync(to, 'theirs')
        nodeFiles.link(from, to)
      }
    }
    expect(failureOf(() => saveExport(quicker, target, content))).toMatchObject({ code: 'fileExists' })
    expect(readFileSync(target, 'utf8')).toBe('theirs')
    expect(readdirSync(folder)).toHaveLength(1)
  })

  it.each(['EBUSY', 'EPERM', 'EACCES'])('says that a target is open elsewhere (%s)', (code) => {
    writeFileSync(target, 'old')
    const locked: Files = {
      ...nodeFiles,
      rename: () => {
        throw Object.assign(new Error(code), { code })
      }
    }
    const failure = failureOf(() => saveExport(locked, target, content, { replace: true }))
    expect(failure).toMatchObject({ code: 'targetLocked' })
    expect(failure?.message).toMatch(/Excel.*没有动/)
    expect(readFileSync(target, 'utf8')).toBe('old')
    expect(readdirSync(folder)).toHaveLength(1)
  })

  it.each([true, false])(
    'on a full disk leaves no half file, whatever step fails (replace: %s)',
    (replace) => {
      const prepare = (): void => {
        for (const name of readdirSync(folder)) rmSync(join(folder, name))
        if (replace) writeFileSync(target, 'old')
      }
      prepare()
      const undisturbed = failingFiles()
      saveExport(undisturbed.files, target, content, { replace })
      expect(undisturbed.steps()).toBeGreaterThan(4)
      const told: (string | undefined)[] = []
      for (let at = 1; at <= undisturbed.steps(); at += 1) {
        prepare()
        const { files, struck } = failingFiles({ at, code: 'ENOSPC' })
        told.push(failureOf(() => saveExport(files, target, content, { replace }))?.code)
        expect(struck()).toHaveLength(1)
        const there = existsSync(target) ? readFileSync(target, 'utf8') : 'nothing'
        expect(['new', replace ? 'old' : 'nothing']).toContain(there)
        expect(readdirSync(folder).filter((name) => name !== '预算表.xlsx')).toEqual([])
      }
      expect(told).toContain('diskFull')
    }
  )
})

describe('.csv', () => {
  const text = (bytes: Uint8Array): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  const tableOf = (id: string, from = making()) => from.models.find((model) => model.id === id)!

  it('begins with a byte order mark; lines end as Windows does; figures without separators', () => {
    const csv = text(tableCsv(tableOf('3')))
    expect(csv.startsWith('\uFEFF支出功能分类科目,')).toBe(true)
    const lines = csv.slice(1).split('\r\n')
    expect(lines).toContain(',合计,3258.80,2405.16,853.64')
    expect(lines).toContain('208,社会保障和就业支出,419.02,419.02,')
    expect(csv.replaceAll('\r\n', '')).not.toContain('\n')
  })

  it('makes no formula of a text', () => {
    // The sample's own target of 1,500 people.
    expect(text(tableCsv(tableOf('11-2')))).toContain(`,'=1500人次\r\n`)
    const sample = tableOf('11-2')
    for (const start of ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
      const cell = { kind: 'text', text: `${start}1,"2"\n3`, emphasis: 'plain', level: 0 } as const
      const csv = text(tableCsv({ ...sample, body: { rows: [[cell]], merges: [] }, notes: [] }))
      expect(csv).toBe(`\uFEFF"'${start}1,""2""\n3"\r\n`)
    }
  })

  it('says in its first line that a trial is one', () => {
    const trial = making({ ledgers: sampleLedgers.slice(0, 2) })
    expect(text(tableCsv(tableOf('3', trial)))).toMatch(/^\uFEFF试汇总：缺 1 个单位的账：402004 /)
  })
})
