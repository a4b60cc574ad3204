import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { runCommandLine } from './run'

const resources = resolve('resources')
const sample = join(resources, 'samples/ganzhou-2023')
const published = readFileSync(join(sample, 'published/tables.json'), 'utf8')

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cli-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function compare(file: string) {
  let out = ''
  let err = ''
  const input = ['--department', join(sample, 'department.json'), '--units', join(sample, 'units')]
  const surroundings = { folder, resources, user: '测试', clock: () => new Date() }
  const code = await runCommandLine(['compare', ...input, '--published', file], surroundings, {
    out: (text) => (out += text),
    err: (text) => (err += text)
  })
  return { code, out, err }
}

it('finds every printed cell of the published tables in the sample', async () => {
  expect(await compare(join(sample, 'published/tables.json'))).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^对照 (\d+) 格，一致 \1 格/) as unknown
  })
})

it('names a cell that differs', async () => {
  expect(published).toContain('"1,015.82"')
  writeFileSync(join(folder, 'other.json'), published.replace('"1,015.82"', '"1,015.81"'))
  const { code, out } = await compare('other.json')
  expect(code).toBe(1)
  expect(out).toMatch(/《部门支出总表》第 \d+ 行第 4 列：公开的是“1,015\.81”，现在是“1,015\.82”/)
})

it.each([
  ['none.json', undefined, '找不到文件'],
  ['bad.json', '{"tables": 1}', '不是已公开的表'],
  ['half.json', '{"tables":', '不是已公开的表']
])('refuses %s with a sentence', async (name, content, sentence) => {
  if (content !== undefined) writeFileSync(join(folder, name), content)
  const { code, out, err } = await compare(name)
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(err).toContain(sentence)
})
