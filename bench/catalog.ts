import { resolve } from 'node:path'
import { Catalog, classifications } from '@shared/catalog'
import { ShippedCatalogs } from '../src/main/catalogs'
import { nodeFiles } from '../src/main/files'
import type { Row } from './measure'
import { alternately, median, quantile } from './measure'

/** Typed key by key; the single letters find the most. */
const typed = ['2150501', '30201', '行政运行', '支出', 'bgf', 'xzyx', 'zc', 'gwyylbzjf', '208 单位', 'qqq']
const queries = typed.flatMap((text) => Array.from(text, (_, at) => text.slice(0, at + 1)))
const ALLOWED_MS = 5

function timed(work: () => unknown): number {
  const begun = performance.now()
  work()
  return performance.now() - begun
}

/** One key typed into the subject cell: all three classifications searched, more than 1,600 subjects. */
export async function catalogRows(): Promise<Row[]> {
  const catalog = new Catalog(new ShippedCatalogs(nodeFiles, resolve('resources/catalogs')).read(2023))
  const names = classifications.flatMap((each) => catalog.subjects(each).map(({ name }) => name))
  let next = 0
  const query = (): string => queries[next++ % queries.length] ?? ''
  const times = await alternately(
    queries.length * 20,
    () => timed(() => classifications.map((each) => catalog.search(each, query()))),
    () => timed(() => names.filter((name) => name.includes(query())))
  )
  const name = `subject search over ${catalog.size}`
  return [
    {
      name: `${name} (median)`,
      figure: median(times.first),
      baseline: median(times.second),
      baselineName: 'names alone'
    },
    {
      name: `${name} (p95)`,
      figure: quantile(times.first, 0.95),
      baseline: ALLOWED_MS,
      baselineName: 'allowed',
      bound: 1
    }
  ]
}
