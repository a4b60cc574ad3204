/** What a section begins with, the best first: its grid's cell, then a field, then whatever else takes the focus. */
const FIRST = [
  '[data-first-focus]',
  '[role="grid"] input:enabled, input[data-grid-input]:enabled',
  'input:enabled:not([type="checkbox"]):not([type="radio"]):not([readonly]), textarea:enabled:not([readonly]), select:enabled',
  'button:enabled'
]

/** Puts the focus where a page begins, unless the page has put it somewhere itself. */
export function focusFirst(page: HTMLElement): void {
  const { activeElement } = document
  if (activeElement !== page && page.contains(activeElement)) return
  for (const selector of FIRST) {
    const found = [...page.querySelectorAll<HTMLElement>(selector)].find((one) => one.checkVisibility())
    if (found) {
      found.focus({ preventScroll: selector !== FIRST[0] })
      return
    }
  }
  page.focus()
}
