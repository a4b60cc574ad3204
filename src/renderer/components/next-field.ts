/** What Enter goes through on a page: fields that can be typed in, in their order. */
const FIELDS = '[data-field]:not([readonly]):not([disabled])'

/**
 * Goes from one field to the next of its page, as Enter does in a spreadsheet; Shift goes back. At the end it stays.
 */
export function goToNextField(from: HTMLElement, back = false): void {
  const page = from.closest('[data-fields]') ?? from.ownerDocument
  const all = [...page.querySelectorAll<HTMLElement>(FIELDS)]
  const next = all[all.indexOf(from) + (back ? -1 : 1)]
  next?.focus()
}
