const NAME_WIDTH = 14
const TEXT_WIDTH = 60

/** One line on stderr; stdout stays free for results. */
export function say(text) {
  process.stderr.write(`${text}\n`)
}

/** `packages      npm ci                    31.2 s` */
export function stepLine(name, outcome, seconds) {
  return `${name.padEnd(NAME_WIDTH)}${outcome.padEnd(TEXT_WIDTH)}${seconds.toFixed(1).padStart(7)} s`
}

/** Seconds since a `performance.now()`. */
export function secondsSince(start) {
  return (performance.now() - start) / 1000
}

/** On a terminal, says what is under way; the step's own line then takes its place. */
export function announce(name, what) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${name.padEnd(NAME_WIDTH)}${what} …`)
}

/** Prints a step's line, over the announcement if there is one. */
export function finish(name, outcome, seconds) {
  if (process.stderr.isTTY) process.stderr.write('\r\u001b[K')
  say(stepLine(name, outcome, seconds))
}
