import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Answer } from './testing/desk'
import { Desk, sample, sampleInput } from './testing/desk'

const published = readFileSync(join(sample, 'published/tables.json'), 'utf8')
const desk = new Desk()
const compare = (file: string): Promise<Answer> => desk.run('compare', ...sampleInput, '--published', file)

it('finds every printed cell of the published tables in the sample', async () => {
  expect(await compare(join(sample, 'published/tables.json'))).toMatchObject({
    code: 0,
    out: expect.stringMatching(/^对照 (\d+) 格，一致 \1 格/) as unknown
  })
})

it('names a cell that differs', async () => {
  expect(published).toContain('"1,015.82"')
  writeFileSync(join(desk.folder, 'other.json'), published.replace('"1,015.82"', '"1,015.81"'))
  const { code, out } = await compare('other.json')
  expect(code).toBe(1)
  expect(out).toMatch(/《部门支出总表》第 \d+ 行第 4 列：公开的是“1,015\.81”，现在是“1,015\.82”/)
})

it.each([
  ['none.json', undefined, '找不到文件'],
  ['bad.json', '{"tables": 1}', '不是已公开的表'],
  ['half.json', '{"tables":', '不是已公开的表']
])('refuses %s with a sentence', async (name, content, sentence) => {
  if (content !== undefined) writeFileSync(join(desk.folder, name), content)
  const { code, out, err } = await compare(name)
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(err).toContain(sentence)
})
