import { ceilings as ceilingsSchema, readDepartment } from '@shared/exchange'
import type { Department, DepartmentUnit } from '@shared/exchange'
import type { CallInput, YearSetUp } from '@shared/ipc'
import { z } from '@shared/zod'
import { computed, ref, shallowRef, watch } from 'vue'
import { data } from '../../call'
import { useDepartment } from '../../stores/department'
import { useMessages } from '../../stores/messages'
import type { SetUpFaults } from './faults'
import { faultAt, faultsOf, textOf } from './faults'

type Projects = YearSetUp['projects']

/** What is set for a year before anything is: no unit, no figure. */
export const blankDepartment = (fiscalYear: number): Department => ({
  ...{ code: '', name: '', fiscalYear, units: [] },
  performance: { indicators: [] }
})

/** Publishes a project or not; what the units propose counts until the department has chosen one itself. */
export function withKeyProject(
  department: Department,
  projects: Projects,
  code: string,
  on: boolean
): Department {
  const chosen = department.keyProjects ?? projects.filter(({ key }) => key).map((project) => project.code)
  const keyProjects = on ? [...new Set([...chosen, code])] : chosen.filter((one) => one !== code)
  return { ...department, keyProjects }
}

/** Lets the units' proposals stand again. */
export function withProposals(department: Department): Department {
  const rest = { ...department }
  delete rest.keyProjects
  return rest
}

/** The year's settings on their way: read, changed, judged at each field, kept in one piece. */
export function useSetUp() {
  const department = useDepartment()
  const messages = useMessages()
  const draft = shallowRef<Department>(blankDepartment(new Date().getFullYear() + 1))
  const template = ref('')
  const projects = shallowRef<Projects>([])
  const reasons = shallowRef<YearSetUp['reasons']>([])
  const kept = ref('')
  /** Counts how often another draft was taken altogether. */
  const taken = ref(0)
  /** Faults are told from the first attempt to keep the draft on. */
  const tried = ref(false)
  let ceilings: YearSetUp['ceilings'] = { department: { sources: {} }, units: {} }

  async function read(fiscalYear: number | undefined): Promise<void> {
    tried.value = false
    if (fiscalYear === undefined) {
      template.value = department.state?.templates[0]?.id ?? ''
      kept.value = stateOf()
      return
    }
    const set = await data(window.yusuanbu['department.year']({ fiscalYear }))
    take(set.department)
    template.value = set.template
    projects.value = set.projects
    reasons.value = set.reasons
    ceilings = set.ceilings
    kept.value = stateOf()
  }

  function take(text: string): void {
    const judged = readDepartment(text)
    if (!judged.ok) return
    draft.value = judged.value
    taken.value += 1
  }

  const stateOf = (): string => `${template.value} ${textOf(draft.value)}`
  const faults = computed((): SetUpFaults => (tried.value ? faultsOf(draft.value) : new Map()))

  async function importFile(): Promise<void> {
    const found = await data(window.yusuanbu['department.readSetUp']({}))
    if (found === null) return
    take(found.department)
    messages.clear()
    messages.tell({ type: 'info', message: `已读入“${found.name}”，核对后请保存。` })
  }

  /** Whether it was kept: with a fault it is not, and each is told at its field. */
  async function save(): Promise<boolean> {
    tried.value = true
    messages.clear()
    if (faults.value.size > 0) {
      const message = `还有 ${faults.value.size} 处要改，没有保存。`
      messages.tell({ type: 'error', message, action: '每一处都在格子下面写明了。' })
      return false
    }
    const given = {
      department: textOf(draft.value),
      template: template.value,
      ceilings: writtenCeilings(ceilings)
    }
    department.take(await data(window.yusuanbu['department.setUp'](given)))
    department.chooseYear(draft.value.fiscalYear)
    kept.value = stateOf()
    tried.value = false
    messages.tell({ type: 'success', message: `已保存 ${draft.value.fiscalYear} 年度的部门设置。` })
    return true
  }

  // What was told of faults is done with when there is none any more.
  watch(
    () => faults.value.size,
    (now, before) => {
      if (now === 0 && before > 0 && tried.value) messages.clear()
    }
  )
  watch(
    () => department.year?.fiscalYear,
    (fiscalYear) => void messages.attempt(() => read(fiscalYear)),
    { immediate: true }
  )

  const change = (part: Partial<Department>): void => void (draft.value = { ...draft.value, ...part })
  return {
    draft,
    template,
    projects,
    reasons,
    taken,
    faults,
    faultAt: (path: string) => faultAt(faults.value, path),
    changed: computed(() => kept.value !== stateOf()),
    change,
    /** Takes the draft as one of the parts has made it. */
    become: (next: Department): void => void (draft.value = next),
    changeUnit(at: number, part: Partial<DepartmentUnit>): void {
      change({ units: draft.value.units.map((unit, n) => (n === at ? { ...unit, ...part } : unit)) })
    },
    setUnit(at: number, unit: DepartmentUnit): void {
      change({ units: draft.value.units.map((before, n) => (n === at ? unit : before)) })
    },
    addUnit: () =>
      change({ units: [...draft.value.units, { code: '', name: '', kind: 'administrative' as const }] }),
    removeUnit: (at: number) => change({ units: draft.value.units.filter((_, n) => n !== at) }),
    importFile,
    save
  }
}

export type SetUp = ReturnType<typeof useSetUp>

/** 控制数 as files have them: texts in 元. */
export function writtenCeilings({
  department,
  units
}: YearSetUp['ceilings']): CallInput<'department.setUp'>['ceilings'] {
  const ofUnits = Object.entries(units).map(([code, own]) => [code, z.encode(ceilingsSchema, own)] as const)
  return { department: z.encode(ceilingsSchema, department), units: Object.fromEntries(ofUnits) }
}
