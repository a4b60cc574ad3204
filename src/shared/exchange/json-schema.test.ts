import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { describe, expect, it } from 'vitest'
import { jsonSchemas } from './index'

/** The schemas published in docs/ are what the code reads by. After a change: `vitest run -u` on this file. */
describe('the published JSON Schema', () => {
  const { unit, department } = jsonSchemas()
  it.each([
    ['docs/interchange.schema.json', unit],
    ['docs/interchange.department.schema.json', department]
  ])('%s is what the schemas give', async (path, schema) => {
    const file = fileURLToPath(new URL(`../../../${path}`, import.meta.url))
    const options = await resolveConfig(file)
    await expect(await format(JSON.stringify(schema), { ...options, parser: 'json' })).toMatchFileSnapshot(
      file
    )
  })
})
