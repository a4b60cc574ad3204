import { ceilingKey, readDepartment } from '@shared/exchange'
import type { DepartmentCeilings } from '@shared/exchange'
import { sourceLabel, fieldLabel, fundSources } from '@shared/ledger'
import type { FundSource } from '@shared/ledger'
import { computed, ref, shallowRef, watch } from 'vue'
import { data } from '../../call'
import { applied } from '../../entry/local-rows'
import type { LocalRow } from '../../entry/local-rows'
import { useAsk } from '../../entry/use-ask'
import type { Revised } from '../../entry/ask'
import { useColumns } from '../../entry/use-columns'
import { useSteps } from '../../entry/use-steps'
import type { Drafts, EditOutcome, GridColumn, GridEdit, Option, Parsed } from '../../grid'
import { useDepartment } from '../../stores/department'
import { useMessages } from '../../stores/messages'
import { useQuestions } from '../../stores/questions'
import { ceilingWords } from '../../frame/ceilings'
import { ceilingColumns, isUsed, overgiven } from './ceilings'
import type { Limits, ListedUnit } from './ceilings-grid'
import { afterCeilingEdit, ceilingGrid, OWN } from './ceilings-grid'
import { projectFaults, projectGrid, projectRows, withProjects } from './project-ceilings'
import { writtenCeilings } from './use-set-up'

interface State {
  readonly limits: Limits
  readonly projects: readonly LocalRow[]
}

/** A group of columns: a funding source, or 三公. */
export type ColumnGroup = FundSource | 'threePublic'

const useWords = { personnel: '人员', operating: '公用', project: '项目' } as const
const empty: State = { limits: { own: { sources: {} }, units: {} }, projects: [] }

/** 控制数 on their way: read, filled in as in a spreadsheet, kept in one piece. */
export function useCeilings() {
  const department = useDepartment()
  const messages = useMessages()
  const { amount } = useColumns()
  const { askEdit } = useAsk()
  const { state, step, restart, undo, redo } = useSteps<State>(empty)
  const units = shallowRef<readonly ListedUnit[]>([])
  const own = shallowRef<ListedUnit>({ code: '', name: '' })
  const names = shallowRef<ReadonlyMap<string, string>>(new Map())
  const drafts = shallowRef<Drafts>(new Map())
  const projectDrafts = shallowRef<Drafts>(new Map())
  const groups = ref<ColumnGroup[]>([])
  const keptState = shallowRef<State>(empty)
  let kept: { department: string; template: string } | undefined
  let last = 0

  async function read(): Promise<void> {
    const fiscalYear = department.year?.fiscalYear
    if (fiscalYear === undefined) return
    const set = await data(window.yusuanbu['department.year']({ fiscalYear }))
    const judged = readDepartment(set.department)
    if (!judged.ok) throw new Error('What was kept does not read')
    kept = { department: set.department, template: set.template }
    const { code, name, units: listed } = judged.value
    own.value = { code, name }
    units.value = listed.filter((unit) => unit.status !== 'closed' || unit.code in set.ceilings.units)
    names.value = new Map(set.projects.map((project) => [project.code, project.name]))
    keptState.value = stateOf(set.ceilings)
    restart(keptState.value)
    drafts.value = projectDrafts.value = new Map()
    groups.value = usedGroups(keptState.value.limits)
  }

  function stateOf(ceilings: DepartmentCeilings): State {
    const limits = { own: ceilings.department, units: ceilings.units }
    const projects = projectRows(limits)
    last = Math.max(last, projects.length)
    return { limits, projects }
  }

  /** A file's 控制数 take the place of those on the page; one step, which can be undone. */
  async function importFile(): Promise<void> {
    const fiscalYear = department.year?.fiscalYear
    if (fiscalYear === undefined) return
    const found = await data(window.yusuanbu['department.readCeilings']({ fiscalYear }))
    if (found === null) return
    step(stateOf(found.ceilings))
    drafts.value = projectDrafts.value = new Map()
    groups.value = usedGroups(state.value.limits)
    messages.clear()
    messages.tell({ type: 'info', message: `已读入“${found.name}”，核对后请保存。` })
  }

  const columns = computed((): readonly GridColumn[] => [
    { kind: 'text', key: 'code', title: '编码', width: 84 },
    { kind: 'text', key: 'name', title: '单位', width: 230, readOnly: true },
    ...ceilingColumns.flatMap((cell) => {
      if (!groups.value.includes(cell.kind === 'source' ? cell.source : 'threePublic')) return []
      if (cell.kind === 'project') return []
      const [group, title] =
        cell.kind === 'source'
          ? [sourceLabel(cell.source), useWords[cell.use]]
          : ['三公经费', fieldLabel(cell.item)]
      return amount(ceilingKey(cell), title, { group, width: cell.kind === 'source' ? 134 : 176 })
    })
  ])
  const amounts = computed(() => columns.value.slice(2).map(({ key }) => key))

  const whose = computed((): readonly Option[] => [
    { value: OWN, label: `${own.value.code} 本部门`, path: own.value.name },
    ...units.value.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))
  ])
  function readWhose(text: string): Parsed {
    const typed = text.trim()
    if (typed === '') return { ok: true, value: undefined }
    const [code = ''] = typed.split(/\s/)
    if (code === own.value.code || typed === '本部门') return { ok: true, value: OWN }
    const found = units.value.find((unit) => unit.code === code || unit.name === typed)
    return found === undefined
      ? { ok: false, reason: `单位名单里没有“${typed}”。` }
      : { ok: true, value: found.code }
  }
  const projectColumns = computed((): readonly GridColumn[] => [
    {
      ...{ kind: 'picker', key: 'unit', title: '单位', width: 280 },
      search: (text) => whose.value.filter(({ label }) => label.includes(text.trim())),
      label: (value) => whose.value.find((one) => one.value === value)?.label ?? value,
      read: readWhose
    },
    { kind: 'text', key: 'project', title: '项目编码', width: 220, maxLength: 40 },
    { kind: 'text', key: 'name', title: '项目名称', width: 260, grow: true, readOnly: true },
    amount('limit', '控制数', { width: 150 }),
    amount('left', '待分配', { width: 150, readOnly: true, negative: true })
  ])

  /** What a pasted heading says of the unit of its amounts is asked first. */
  async function asked(
    edit: GridEdit,
    column: readonly string[],
    take: (edit: GridEdit) => EditOutcome
  ): Promise<EditOutcome> {
    const revised: Revised | undefined = await askEdit(edit, { columns: column })
    const outcome = take(revised?.edit ?? edit)
    const refused = [...(revised?.refused ?? []), ...(outcome.ok && outcome.refused ? outcome.refused : [])]
    return outcome.ok && refused.length > 0 ? { ok: true, refused } : outcome
  }
  const apply = (edit: GridEdit): Promise<EditOutcome> =>
    asked(edit, amounts.value, (given) => {
      const { limits, refused } = afterCeilingEdit(state.value.limits, given)
      step({ ...state.value, limits })
      return { ok: true, refused }
    })
  const applyProjects = (edit: GridEdit): Promise<EditOutcome> =>
    asked(edit, ['limit'], (given) => {
      step({ ...state.value, projects: applied(state.value.projects, given, ['unit']) })
      return { ok: true }
    })

  const faults = computed(() => projectFaults(state.value.projects))
  /** What stands against keeping them: cells with a text that is no amount, rows that are not whole. */
  const obstacles = computed(() => drafts.value.size + projectDrafts.value.size + faults.value.size)

  async function save(): Promise<void> {
    messages.clear()
    if (kept === undefined) return
    if (obstacles.value > 0) {
      const message = `有 ${obstacles.value} 格填得不对，没有保存。`
      messages.tell({ type: 'error', message, action: '这些格都有红角，改正或清除后再保存。' })
      return
    }
    const limits = withProjects(state.value.limits, state.value.projects)
    const over = overgiven(limits.own, limits.units)
    if (over.length > 0) {
      const text = [
        `分给各单位的比本部门的多：${over.slice(0, 5).map(ceilingWords).join('、')}${over.length > 5 ? '等' : ''}。`,
        '下发给单位以前应改到不多于本部门的控制数。'
      ]
      const question = { title: '分多了，仍要保存吗？', text, yes: '仍要保存', no: '再改改' }
      if (!(await useQuestions().ask(question))) return
    }
    const given = { department: limits.own, units: limits.units }
    department.take(
      await data(window.yusuanbu['department.setUp']({ ...kept, ceilings: writtenCeilings(given) }))
    )
    keptState.value = state.value
    messages.tell({ type: 'success', message: '控制数已保存。', action: '要让单位知道，请再下发一次任务。' })
  }

  watch(
    () => department.year?.fiscalYear,
    () => void messages.attempt(read),
    { immediate: true }
  )

  return {
    columns,
    projectColumns,
    groups,
    drafts,
    projectDrafts,
    rows: computed(() => ceilingGrid(state.value.limits, own.value, units.value)),
    projects: computed(() => projectGrid(state.value.projects, names.value)),
    changed: computed(() => state.value !== keptState.value || obstacles.value > 0),
    apply,
    applyProjects,
    makeKey: (): number => (last += 1),
    undo,
    redo,
    importFile,
    save
  }
}

/** The groups that are shown first: fiscal appropriation, 三公, and whatever has a limit. */
function usedGroups({ own, units }: Limits): ColumnGroup[] {
  const all = [own, ...Object.values(units)]
  const usual: readonly ColumnGroup[] = [
    'generalPublicBudget',
    'governmentFund',
    'stateCapitalOperations',
    'threePublic'
  ]
  return ([...fundSources, 'threePublic'] as const).filter(
    (group) =>
      usual.includes(group) ||
      ceilingColumns.some(
        (cell) => (cell.kind === 'source' ? cell.source : 'threePublic') === group && isUsed(all, cell)
      )
  )
}
