/** The keys that press what has the focus; some controls take the press when the key comes up. */
const PRESSING = ['Enter', ' ']

/**
 * A key that was pressed down in one place and comes up in another, the focus having gone there in between, presses
 * nothing there: a dialog that a button's Enter opened would else have its first box ticked by the same Enter.
 */
export function keysEndWhereTheyBegin(page: EventTarget): void {
  const begun = new Map<string, EventTarget | null>()
  page.addEventListener(
    'keydown',
    (event) => {
      const key = keyOf(event)
      if (PRESSING.includes(key)) begun.set(key, event.target)
    },
    { capture: true }
  )
  page.addEventListener(
    'keyup',
    (event) => {
      const key = keyOf(event)
      if (!PRESSING.includes(key)) return
      const target = begun.get(key)
      begun.delete(key)
      if (target !== event.target) event.stopImmediatePropagation()
    },
    { capture: true }
  )
}

const keyOf = (event: Event): string => ('key' in event && typeof event.key === 'string' ? event.key : '')
