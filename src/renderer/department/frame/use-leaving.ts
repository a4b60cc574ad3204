import type { Ref } from 'vue'
import { onBeforeUnmount, watch } from 'vue'
import { useDepartment } from '../../stores/department'
import { useQuestions } from '../../stores/questions'

/** Keeps known whether a view holds changes that were not saved. */
export function useUnsaved(changed: Readonly<Ref<boolean>>): void {
  const department = useDepartment()
  /** The window stays until the user has agreed. */
  const onLeaving = (event: BeforeUnloadEvent): void => {
    if (!department.unsaved) return
    event.preventDefault()
    void mayLeave().then((agreed) => agreed && window.close())
  }
  watch(changed, (now) => (department.unsaved = now), { immediate: true })
  window.addEventListener('beforeunload', onLeaving)
  onBeforeUnmount(() => {
    window.removeEventListener('beforeunload', onLeaving)
    department.unsaved = false
  })
}

/** Asks before changes that were not saved are given up. */
export async function mayLeave(): Promise<boolean> {
  const department = useDepartment()
  if (!department.unsaved) return true
  const agreed = await useQuestions().ask({
    title: '有改动没有保存',
    text: ['离开这一页，没有保存的改动就没有了。'],
    ...{ yes: '不保存，离开', no: '留在这里', danger: true }
  })
  if (agreed) department.unsaved = false
  return agreed
}
