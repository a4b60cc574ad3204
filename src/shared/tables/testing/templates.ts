import { readFileSync } from 'node:fs'
import { Catalog } from '@shared/catalog'
import { shippedCatalogs } from '../../../main/catalogs/testing/shipped'
import { namesFrom, requireTemplate } from '../index'
import type { Template } from '../index'

/** The catalog and the templates that the program ships, for tests. */
export const catalog = new Catalog(shippedCatalogs.read(2023))
export const names = namesFrom(catalog)

export function templateFile(id: string): string {
  return readFileSync(new URL(`../../../../resources/templates/${id}.json`, import.meta.url), 'utf8')
}

export const ganzhou: Template = requireTemplate(templateFile('ganzhou-2023'), 'ganzhou-2023')
export const ministry: Template = requireTemplate(templateFile('mof-2016'), 'mof-2016')
