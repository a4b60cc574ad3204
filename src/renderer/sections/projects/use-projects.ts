import { UserError } from '@shared/errors'
import { computed, ref } from 'vue'
import { useLedger } from '../../stores/ledger'
import { usePlace } from '../../stores/place'
import { useQuestions } from '../../stores/questions'
import type { ProjectEntry } from './project-list'
import { additionOf, codeFault, deletionOf, duplicationOf, nextCode, projectEntries } from './project-list'

/** The list of projects and what can be done with it: each is one step of the journal. */
export function useProjects() {
  const store = useLedger()
  const place = usePlace()
  const questions = useQuestions()
  const adding = ref<{ code: string; name: string; fault?: string | undefined }>()

  const entries = computed<readonly ProjectEntry[]>(() => {
    try {
      return projectEntries(store.ledger?.projects ?? [])
    } catch (error) {
      if (error instanceof UserError) return []
      throw error
    }
  })

  const open = (id: number): void => place.go({ page: 'section', section: 'projects', project: id })

  function begin(): void {
    const { ledger } = store
    if (ledger) adding.value = { code: nextCode(ledger.projects, ledger.unit.code), name: '' }
  }

  async function add(): Promise<void> {
    const { ledger } = store
    const typed = adding.value
    if (ledger === undefined || typed === undefined) return
    const [code, name] = [typed.code.trim(), typed.name.trim()]
    const fault = codeFault(ledger.projects, code) ?? (name === '' ? '请填项目名称。' : undefined)
    if (fault !== undefined) {
      adding.value = { ...typed, fault }
      return
    }
    const id = store.makeRowId()
    const outcome = await store.edit('新增项目', [additionOf(ledger, id, code, name)])
    if (!outcome.ok) {
      adding.value = { ...typed, fault: outcome.message }
      return
    }
    adding.value = undefined
    open(id)
  }

  async function duplicate(id: number): Promise<void> {
    const { ledger } = store
    if (ledger === undefined) return
    const code = nextCode(ledger.projects, ledger.unit.code)
    await store.edit('复制项目', duplicationOf(ledger, id, code, store.makeRowId))
  }

  async function remove({ id, code, name }: ProjectEntry): Promise<void> {
    const sure = await questions.ask({
      title: '删除这个项目吗？',
      text: [`“${code} ${name}”连同它的明细和绩效指标一起删除。`, '删错了可以按撤销恢复。'],
      yes: '删除',
      danger: true
    })
    const { ledger } = store
    if (sure && ledger !== undefined) await store.edit('删除项目', deletionOf(ledger, id))
  }

  return { entries, adding, open, begin, add, duplicate, remove, cancel: () => (adding.value = undefined) }
}
