/**
 * A failure that the person at the keyboard can act on: the message says what is wrong and what to do.
 * Printed without a stack; anything else that is thrown is a fault of ours and keeps its stack.
 */
export class Sentence extends Error {}

/** Prints what ended the program on stderr; gives the exit code. */
export function report(error) {
  process.stderr.write(`${error instanceof Sentence ? error.message : (error?.stack ?? String(error))}\n`)
  return 1
}
