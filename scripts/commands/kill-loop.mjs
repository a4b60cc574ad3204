import { runTypeScript } from './typescript.mjs'

/** The two loops: what a ledger keeps, and what goes between a unit's desk and its department's. */
export const killLoops = { ledger: 'bench/kill-loop.ts', exchange: 'bench/kill-exchange.ts' }

/**
 * `npm run kill-loop`: both loops with the same arguments, the second even when the first found something.
 *
 * @returns {Promise<number>} 0 when both are as they should be
 */
export async function killLoopCommand(args) {
  const codes = []
  for (const loop of Object.values(killLoops)) codes.push(await runTypeScript(loop, args))
  return Math.max(...codes)
}
