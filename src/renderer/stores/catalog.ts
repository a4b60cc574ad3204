import { Catalog } from '@shared/catalog'
import type { CatalogData } from '@shared/catalog'
import type { Classification } from '@shared/ledger'
import { defineStore } from 'pinia'
import { reactive, shallowRef } from 'vue'
import { CallError, data } from '../call'

const MOST_RECENT = 20

/** The subjects of the open ledger's year, and which were chosen lately. */
export const useCatalog = defineStore('catalog', () => {
  const catalog = shallowRef<Catalog>()
  /** Why there is none. */
  const missing = shallowRef<string>()
  const recent = reactive<Record<Classification, string[]>>({
    function: [],
    economic: [],
    governmentEconomic: []
  })

  function lay(content: CatalogData): void {
    catalog.value = new Catalog(content)
    missing.value = undefined
  }

  /**
   * Read anew for every ledger: of the same year, another workspace or the department's task may have another one.
   * Without a catalog codes are typed unchecked: a missing one is no failure of the ledger.
   */
  async function read(fiscalYear: number): Promise<void> {
    try {
      lay((await data(window.yusuanbu['catalog.read']({ fiscalYear }))).data)
    } catch (error) {
      catalog.value = undefined
      missing.value = error instanceof CallError ? error.message : '科目目录没有读出。'
    }
  }

  /** @throws CallError `subjectRefused` with the reason */
  async function addSubject(
    fiscalYear: number,
    subject: { classification: Classification; code: string; name: string }
  ): Promise<void> {
    lay((await data(window.yusuanbu['catalog.addSubject']({ fiscalYear, ...subject }))).data)
  }

  /** @returns what was loaded, in words; undefined when the user thought better of it */
  async function loadOfficialList(fiscalYear: number): Promise<string | undefined> {
    const loaded = await data(window.yusuanbu['catalog.loadOfficialList']({ fiscalYear }))
    if (loaded === null) return undefined
    lay(loaded.data)
    return loaded.message
  }

  /** A code that was chosen stands first the next time. */
  function remember(classification: Classification, code: string): void {
    const codes = recent[classification].filter((one) => one !== code)
    recent[classification] = [code, ...codes].slice(0, MOST_RECENT)
  }

  return {
    ...{ catalog, missing, recent },
    /** Lays a catalog that came with something else than a call of its own. */
    take: lay,
    ...{ read, addSubject, loadOfficialList, remember }
  }
})
