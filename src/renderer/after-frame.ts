/** Where nothing is painted, in a window that is hidden, work waits no longer than this: milliseconds. */
const UNPAINTED = 120

/**
 * Runs work once the next frame has been painted: what a key changes is seen before anything is reckoned from it.
 * @returns takes the work back
 */
export function afterFrame(work: () => void): () => void {
  let frame: number | undefined
  let painted: ReturnType<typeof setTimeout> | undefined
  const cancel = (): void => {
    clearTimeout(unpainted)
    clearTimeout(painted)
    if (frame !== undefined) cancelAnimationFrame(frame)
  }
  const run = (): void => {
    cancel()
    work()
  }
  const unpainted = setTimeout(run, UNPAINTED)
  if (typeof requestAnimationFrame === 'function') {
    frame = requestAnimationFrame(() => (painted = setTimeout(run)))
  }
  return cancel
}

/** Work that is asked for often and done once a frame; what is asked for while it waits is done with it. */
export function onceAFrame(work: () => void): { readonly ask: () => void; readonly cancel: () => void } {
  let takeBack: (() => void) | undefined
  return {
    ask: () => {
      takeBack ??= afterFrame(() => {
        takeBack = undefined
        work()
      })
    },
    cancel: () => {
      takeBack?.()
      takeBack = undefined
    }
  }
}
