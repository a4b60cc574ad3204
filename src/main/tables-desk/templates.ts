import { join } from 'node:path'
import { UserError } from '@shared/errors'
import { largestFile } from '@shared/exchange'
import type { Template } from '@shared/tables'
import { requireTemplate } from '@shared/tables'
import { readTextFile } from '../files'
import type { Files } from '../files'

/** The shipped templates in the order in which they are offered. */
const TEMPLATES = ['ganzhou-2023', 'mof-2016'] as const

/** The disclosure templates that come with the program; each is read once. */
export class Templates {
  readonly #files: Files
  readonly #folder: string
  readonly #read = new Map<string, Template>()

  /** @param resources resources/ of the program */
  constructor(files: Files, resources: string) {
    this.#files = files
    this.#folder = join(resources, 'templates')
  }

  /** The template that counts where none is chosen. */
  readonly first: string = TEMPLATES[0]

  list(): { id: string; name: string }[] {
    return TEMPLATES.map((id) => ({ id, name: this.read(id).name }))
  }

  /** @throws UserError `noTemplate` */
  read(id: string): Template {
    const known = this.#read.get(id)
    if (known) return known
    if (!TEMPLATES.some((one) => one === id)) throw new UserError('noTemplate', `没有“${id}”这个模板。`)
    const template = requireTemplate(
      readTextFile(this.#files, join(this.#folder, `${id}.json`), { most: largestFile }),
      id
    )
    this.#read.set(id, template)
    return template
  }
}

/** The templates that can be chosen from, and the one that counts where none is chosen. */
export type TemplateChoice = Pick<Templates, 'first' | 'list' | 'read'>

/** A department's own template first, then the others that come with the program. */
export function withOwnTemplate(shipped: TemplateChoice, own: Template): TemplateChoice {
  const others = shipped.list().filter(({ id }) => id !== own.id)
  return {
    first: own.id,
    list: () => [{ id: own.id, name: own.name }, ...others],
    read: (id) => (id === own.id ? own : shipped.read(id))
  }
}
