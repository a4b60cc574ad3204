import type { Json, LedgerPath } from '@shared/ledger'
import { valueAt } from '@shared/ledger'
import type { ComputedRef, Ref } from 'vue'
import { computed, ref, watch } from 'vue'
import type { Drafts } from '../grid'
import { draftKey } from '../grid'
import { useActiveCell } from '../stores/active-cell'
import { useDrafts } from '../stores/drafts'
import { useLedger } from '../stores/ledger'
import type { FieldKind } from './field-kinds'

/** Under this name the drafts store keeps the texts that form fields refused, by their paths. */
export const FIELD_DRAFTS = 'fields'

export interface FieldOptions {
  readonly path: LedgerPath
  readonly label: string
  readonly kind: FieldKind
  /** Asked before a value is written; a reason refuses it, and the text stays for correction. */
  readonly ask?: ((value: Json | undefined) => Promise<string | undefined>) | undefined
}

export interface Field {
  /** What stands in the input. */
  readonly text: ComputedRef<string>
  /** Why the text that stands there was not taken. */
  readonly reason: ComputedRef<string | undefined>
  /** Whether something is typed that is not in the ledger yet: then Ctrl+Z belongs to the input. */
  readonly typing: ComputedRef<boolean>
  /** Why nothing can be typed. */
  readonly readOnly: ComputedRef<string | undefined>
  readonly value: ComputedRef<Json | undefined>
  readonly focus: () => void
  readonly type: (text: string) => void
  /** Writes what was typed; what cannot be read stays with the reason. */
  readonly commit: () => Promise<boolean>
  readonly blur: () => Promise<void>
  /** Escape: what the ledger holds stands there again. */
  readonly restore: () => void
}

/**
 * One cell of the open ledger in a form. Nothing is kept here but what is being typed: a commit is a step of the
 * journal, and what was refused is kept where it outlives the page. The getter is asked again as it changes.
 */
export function useField(options: () => FieldOptions): Field {
  const store = useLedger()
  const drafts = useDrafts()
  const active = useActiveCell()
  /** The text while the field has the focus. */
  const typed: Ref<string | undefined> = ref()
  /** What is being judged or written: it stands in the field until that is done. */
  const leaving: Ref<{ text: string; done: Promise<boolean> } | undefined> = ref()

  const value = computed(() => cellOf(options().path))
  const draft = computed(() => drafts.of(FIELD_DRAFTS).get(draftKey(options().path, '')))
  const resting = computed(() => draft.value?.text ?? options().kind.edit(value.value))
  const typing = computed(() => typed.value !== undefined && typed.value !== resting.value)

  function cellOf(path: LedgerPath): Json | undefined {
    try {
      return store.ledger === undefined ? undefined : valueAt(store.ledger, path)
    } catch {
      // The row is gone, by an undo for one: the page that shows this field goes with it.
      return undefined
    }
  }

  // An undo under the cursor shows in the field, unless something else is being typed there.
  watch(resting, (now, before) => {
    if (typed.value === before) typed.value = now
  })

  function keep(path: LedgerPath, text: string, reason: string | undefined): void {
    const next = new Map(drafts.of(FIELD_DRAFTS))
    if (reason === undefined) next.delete(draftKey(path, ''))
    else next.set(draftKey(path, ''), { row: path, column: '', text, reason })
    drafts.keep(FIELD_DRAFTS, next satisfies Drafts)
  }

  /** Shows at once where nothing is asked: the reason comes when the disk has answered. */
  async function write(text: string): Promise<string | undefined> {
    const { path, label, kind, ask } = options()
    const read = kind.read(text)
    if (!read.ok) return read.reason
    if (read.value === value.value) return undefined
    const asked = ask === undefined ? undefined : await ask(read.value)
    if (asked !== undefined) return asked
    const outcome = await store.set(path, read.value, `填写${label}`)
    if (outcome.ok) return undefined
    // It is said here, where it was typed.
    store.failure = undefined
    return `${outcome.message}${outcome.action ?? ''}`
  }

  async function settle(text: string): Promise<boolean> {
    const { path } = options()
    const reason = await write(text)
    keep(path, text, reason)
    if (leaving.value?.text === text) leaving.value = undefined
    if (typed.value === text) typed.value = resting.value
    return reason === undefined
  }

  function commit(): Promise<boolean> {
    const text = typed.value
    if (text === undefined || store.readOnly !== undefined) return Promise.resolve(true)
    // Enter commits and leaves, and leaving commits: it is one and the same.
    if (leaving.value?.text === text) return leaving.value.done
    if (text === resting.value) return Promise.resolve(draft.value === undefined)
    const done = settle(text)
    leaving.value = { text, done }
    return done
  }

  return {
    text: computed(
      () => typed.value ?? leaving.value?.text ?? draft.value?.text ?? options().kind.show(value.value)
    ),
    reason: computed(() => (typing.value ? undefined : draft.value?.reason)),
    typing,
    readOnly: computed(() => store.readOnly),
    value,
    focus: () => {
      active.set(options().path)
      if (store.readOnly === undefined) typed.value = resting.value
    },
    type: (text) => {
      typed.value = text
    },
    commit,
    blur: async () => {
      const done = commit()
      typed.value = undefined
      await done
    },
    restore: () => {
      keep(options().path, '', undefined)
      typed.value = resting.value
    }
  }
}
