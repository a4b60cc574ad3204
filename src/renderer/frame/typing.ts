/**
 * Knows whether a field holds typing of its own that is not committed: then Ctrl+Z belongs to the field, as in any
 * program. From the first input to the change (or Escape, or leaving) the typing is the field's.
 */
export class Typing {
  #field: EventTarget | null = null

  /** Whether this field has uncommitted typing. */
  isIn(field: EventTarget | null): boolean {
    return field !== null && this.#field === field
  }

  /** Listens on everything inside. @returns what stops it */
  watch(inside: HTMLElement): () => void {
    const begin = (event: Event): void => {
      const { target } = event
      const isText =
        target instanceof HTMLTextAreaElement ||
        (target instanceof HTMLInputElement && target.type !== 'checkbox' && target.type !== 'radio')
      if (isText) this.#field = target
    }
    const end = (): void => {
      this.#field = null
    }
    const escape = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') end()
    }
    inside.addEventListener('input', begin)
    inside.addEventListener('change', end)
    inside.addEventListener('focusout', end)
    inside.addEventListener('keydown', escape)
    return () => {
      inside.removeEventListener('input', begin)
      inside.removeEventListener('change', end)
      inside.removeEventListener('focusout', end)
      inside.removeEventListener('keydown', escape)
    }
  }
}
