import type { CallInput } from '@shared/ipc'
import { computed, ref, shallowRef, watch } from 'vue'
import { data } from '../../call'
import { useDepartment } from '../../stores/department'
import { useJobs } from '../../stores/jobs'
import { useMessages } from '../../stores/messages'
import { usePlace } from '../../stores/place'
import { useWhich } from './use-which'

type Asked = CallInput<'summary.export'>

/** What is ticked for the whole set of tables. */
export interface WholeSet {
  readonly submission: boolean
  readonly disclosure: boolean
  readonly units: boolean
  readonly checkReport: boolean
  readonly pdf: boolean
}

/** In which forms one table is wanted. */
export interface OneTable {
  readonly submission: boolean
  readonly disclosure: boolean
  readonly csv: boolean
  readonly pdf: boolean
}

type Ticked = Pick<Asked, 'editions' | 'units' | 'checkReport' | 'pdf' | 'table' | 'csv'>

function editionsOf({ submission, disclosure }: Pick<WholeSet, 'submission' | 'disclosure'>) {
  return [...(submission ? (['submission'] as const) : []), ...(disclosure ? (['disclosure'] as const) : [])]
}

/** The whole set as the call has it. */
export const askedWhole = ({ units, checkReport, pdf, ...books }: WholeSet): Ticked => ({
  ...{ editions: editionsOf(books), units, checkReport, pdf }
})

/** One table as the call has it. */
export const askedTable = (table: string, { csv, pdf, ...books }: OneTable): Ticked => ({
  ...{ editions: editionsOf(books), units: false, checkReport: false, pdf, csv, table }
})

/** 导出: what is written, of which template, and what came of it. */
export function useExport() {
  const department = useDepartment()
  const jobs = useJobs()
  const messages = useMessages()
  const place = usePlace()
  const { which, state, words } = useWhich()

  const templates = computed(
    () => department.state?.templates.map(({ id, name }) => ({ label: name, value: id })) ?? []
  )
  const template = ref(templates.value[0]?.value ?? '')
  const tables = shallowRef<readonly { label: string; value: string }[]>([])
  const table = ref<string>()
  const files = shallowRef<readonly string[]>([])

  /** The tables of the template, to choose one of; the one that was looked at stays chosen. */
  async function readTables(): Promise<void> {
    const asked = { ...which.value, template: template.value }
    const document = await data(window.yusuanbu['summary.tables'](asked))
    tables.value = document.tables.map(({ id, name }) => ({ label: `${id}  ${name}`, value: id }))
    const { here } = place
    const wanted = table.value ?? (here.page === 'department' ? here.table : undefined)
    table.value = tables.value.find(({ value }) => value === wanted)?.value ?? tables.value[0]?.value
  }
  watch([state, template], ([known]) => known && void messages.attempt(readTables), { immediate: true })

  const run = (ticked: Ticked): Promise<boolean> =>
    messages.attempt(async () => {
      const done = await jobs.run('导出', (job) =>
        data(window.yusuanbu['summary.export']({ ...which.value, job, template: template.value, ...ticked }))
      )
      if (done === null) return
      files.value = done.files
      const folder = `“${done.folder.savedAs ?? ''}”`
      const message = done.cancelled
        ? `导出停下了，写好的 ${done.files.length} 个文件在${folder}里。`
        : `已导出 ${done.files.length} 个文件到${folder}。`
      messages.tell({ type: done.cancelled ? 'warning' : 'success', message, folder: done.folder.file })
      if (!done.cancelled && done.folder.file !== undefined)
        await data(window.yusuanbu['files.show']({ file: done.folder.file, how: 'open' }))
    })

  return { state, words, templates, template, tables, table, files, run, busy: computed(() => jobs.busy) }
}
