import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { runCommandLine } from '../run'

export const resources = resolve('resources')
export const sample = join(resources, 'samples', 'ganzhou-2023')
/** The sample's interchange file of a unit. */
export const unit = (code: string): string => join(sample, 'units', `${code}.json`)
/** The options that name the sample's department and its units. */
export const sampleInput = ['--department', join(sample, 'department.json'), '--units', join(sample, 'units')]

export interface Answer {
  readonly code: number
  readonly out: string
  readonly err: string
  readonly json: () => Record<string, unknown>
}

/** A user in a folder of the test's own: made before each test of the file, gone after it. */
export class Desk {
  folder = ''

  constructor() {
    beforeEach(() => {
      this.folder = mkdtempSync(join(tmpdir(), 'cli-'))
    })
    afterEach(() => rmSync(this.folder, { recursive: true, force: true }))
  }

  /** Types a command. */
  readonly run = async (...words: string[]): Promise<Answer> => {
    let out = ''
    let err = ''
    const clock = (): Date => new Date('2026-03-04T05:06:07Z')
    const surroundings = { folder: this.folder, resources, user: '测试', clock }
    const code = await runCommandLine(words, surroundings, {
      out: (text) => (out += text),
      err: (text) => (err += text)
    })
    return { code, out, err, json: () => JSON.parse(out) as Record<string, unknown> }
  }
}
