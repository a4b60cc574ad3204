import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RefusedText } from '@shared/ipc'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nodeFiles } from '../files'
import { RefusedTexts } from './refused-texts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'refused-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const text = (row: number): RefusedText => ({
  grid: '{"list":"basicExpenditure"}',
  row,
  column: 'amount',
  text: '一千二',
  reason: '不是金额。'
})
const start = (): RefusedTexts => new RefusedTexts(nodeFiles, { folder, now: () => new Date(0) })

describe('texts that cells refused', () => {
  it('are there after a restart, each ledger’s own, until they are corrected', () => {
    start().keep('/a/402001.ledger', [text(1), text(2)])
    start().keep('/b/402001.ledger', [text(3)])
    expect(start().of('/a/402001.ledger')).toEqual([text(1), text(2)])
    start().keep('/a/402001.ledger', [])
    expect(start().of('/a/402001.ledger')).toEqual([])
    expect(start().of('/b/402001.ledger')).toEqual([text(3)])
    expect(readdirSync(join(folder, 'refused'))).toHaveLength(1)
  })

  it('are none where nothing was refused, and what is no such file is put aside', () => {
    expect(start().of('/a/402001.ledger')).toEqual([])
    start().keep('/a/402001.ledger', [])
    start().keep('/a/402001.ledger', [text(1)])
    const [name = ''] = readdirSync(join(folder, 'refused'))
    writeFileSync(join(folder, 'refused', name), '{"not": "a list"}')
    expect(start().of('/a/402001.ledger')).toEqual([])
    expect(readdirSync(join(folder, 'refused'))).toEqual([expect.stringContaining('damaged')])
  })
})
