import type { PreviewDocument } from '@shared/ipc'
import { computed, ref } from 'vue'
import { CallError } from '../call'

/** Tables as they are read: of which template, which can be chosen, and why there are none. */
export function useDocument(
  load: (template?: string) => Promise<PreviewDocument>,
  templates: PreviewDocument['templates']
) {
  const tables = ref<PreviewDocument>()
  const failure = ref<{ message: string; action?: string | undefined }>()
  /** The template that was asked for; undefined where it was left open. */
  const asked = ref<string>()
  const offered = ref(templates)

  /** Reads the tables; where they cannot be made, nothing of another template stands beside the reason. */
  async function open(template?: string): Promise<void> {
    asked.value = template
    try {
      tables.value = await load(template)
      offered.value = tables.value.templates
      failure.value = undefined
    } catch (error) {
      const { message, action } =
        error instanceof CallError ? error : { message: '各表没有排出来。', action: undefined }
      failure.value = { message, action }
      tables.value = undefined
    }
  }

  return {
    ...{ tables, failure, open },
    /** The template that is shown or was asked for in vain. */
    template: computed(() => tables.value?.template ?? asked.value),
    choices: computed(() => offered.value.map(({ id, name }) => ({ label: name, value: id })))
  }
}
