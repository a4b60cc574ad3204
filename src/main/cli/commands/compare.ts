import { resolve } from 'node:path'
import { UserError } from '@shared/errors'
import { compareWithPublished } from '@shared/tables'
import type { PublishedComparison } from '@shared/tables'
import { nodeFiles, readTextFile } from '../../files'
import type { Command, Surroundings } from '../command'
import { inputNeeds } from './consolidation-input'
import { readTables, tableOptions } from './tables-input'

const LARGEST = { most: 16 * 1024 * 1024 }

/** `compare … --published FILE`: every printed cell beside the published one; exit code 1 when any differs. */
export const compareCommand: Command = {
  takes: [],
  options: { ...tableOptions, published: 'FILE' },
  needs: [...inputNeeds, 'published'],
  purpose: '把印出来的每一格与已公开的表逐格对照，列出不一致的格',
  run(given, surroundings) {
    const { models } = readTables(given, surroundings)
    const compared = compare(models, given.values['published'] ?? '', surroundings)
    return Promise.resolve({
      code: compared.differences.length === 0 ? 0 : 1,
      text: asText(compared),
      json: compared
    })
  }
}

/** @throws UserError `noFile`, `notPublishedTables` */
function compare(
  models: Parameters<typeof compareWithPublished>[0],
  name: string,
  { folder }: Surroundings
): PublishedComparison {
  const text = readTextFile(nodeFiles, resolve(folder, name), LARGEST)
  if (text === undefined) throw new UserError('noFile', `找不到文件“${name}”。`, '请检查文件名和所在文件夹。')
  try {
    return compareWithPublished(models, JSON.parse(text))
  } catch (cause) {
    throw new UserError(
      'notPublishedTables',
      `文件“${name}”不是已公开的表。`,
      '它的写法要和 resources/samples/ganzhou-2023/published/tables.json 一样。',
      { cause }
    )
  }
}

function asText({ compared, agreeing, leftOut, differences }: PublishedComparison): string {
  const lines = differences.map(
    ({ table, row, column, published, printed }) =>
      `  《${table}》第 ${row} 行第 ${column} 列：公开的是“${published}”，现在是${printed === undefined ? '没有这一格' : `“${printed}”`}`
  )
  return [`对照 ${compared} 格，一致 ${agreeing} 格；另有 ${leftOut} 格长文字不对照。`, ...lines].join('\n')
}
