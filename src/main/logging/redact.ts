/**
 * Takes out of a text what a log must not hold: amounts (any run of three or more digits, with its separators),
 * names and sentences (Chinese text), and what stands in quotation marks. What is left says which code failed.
 */
export function redact(text: string): string {
  return text
    .replace(/(["'`“‘「])[^"'`”’」\n]*(["'`”’」])/gu, '$1…$2')
    .replace(/[\p{Script=Han}，。；：、（）《》“”]+/gu, '…')
    .replace(/(?<![\w.])-?\d[\d,]{2,}(?:\.\d+)?|\d+\.\d+/g, '#')
}

/** An error as a log may hold it: its kind, its text without contents, and the places in the code. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) return `thrown: ${redact(String(error))}`
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  // A folder's name may be its owner's: of a path only the file stays.
  const places = frames.map((frame) => frame.replace(/(?:file:\/\/)?(?:[A-Za-z]:)?[\\/][^()]*[\\/]/, ''))
  const cause = error.cause === undefined ? '' : `\ncaused by ${describeError(error.cause)}`
  return [`${error.name}: ${redact(error.message)}`, ...places].join('\n') + cause
}
