import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { describe, expect, it } from 'vitest'
import { readTemplate, templateJsonSchema } from './index'
import { templateFile } from './testing/templates'

/** What is published in docs/ is what templates are read by. After a change: `vitest run -u` on this file. */
describe('docs/template.schema.json', () => {
  it('is what the schema gives', async () => {
    const file = fileURLToPath(new URL('../../../docs/template.schema.json', import.meta.url))
    const options = await resolveConfig(file)
    await expect(
      await format(JSON.stringify(templateJsonSchema()), { ...options, parser: 'json' })
    ).toMatchFileSnapshot(file)
  })

  it('says of every field what it is for', () => {
    const undescribed: string[] = []
    const look = (value: unknown, path: string): void => {
      if (typeof value !== 'object' || value === null) return
      const { properties, ...rest } = value as Record<string, unknown>
      for (const [name, field] of Object.entries(
        (properties ?? {}) as Record<string, Record<string, unknown>>
      )) {
        if (!('description' in field) && !('$ref' in field)) undescribed.push(`${path}.${name}`)
        look(field, `${path}.${name}`)
      }
      for (const [name, inside] of Object.entries(rest)) look(inside, `${path}.${name}`)
    }
    look(templateJsonSchema(), '')
    expect(undescribed).toEqual([])
  })
})

describe('docs/templates.md', () => {
  const page = readFileSync(new URL('../../../docs/templates.md', import.meta.url), 'utf8')

  it('shows a table that a template may have', () => {
    const [, example = ''] = /```json\n([^`]*)```/.exec(page) ?? []
    const template = JSON.parse(templateFile('ganzhou-2023')) as { tables: unknown[] }
    const read = readTemplate({ ...template, $schema: 'x', tables: [JSON.parse(example)] })
    expect(read).toMatchObject({ ok: true })
  })

  it('names every field of a measure, and every placeholder', () => {
    const { $defs } = templateJsonSchema() as { $defs: { measure: { properties: object } } }
    const unnamed = Object.keys($defs.measure.properties).filter((name) => !page.includes(`\`${name}\``))
    expect(unnamed).toEqual([])
  })
})
