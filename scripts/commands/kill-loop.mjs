import { runTypeScript } from './typescript.mjs'

/**
 * The three loops, each with the fault that it must find when told to plant it: what a ledger keeps, what goes between
 * a unit's desk and its department's, and what the window's export writes.
 */
export const killLoops = {
  ledger: { file: 'bench/kill-loop.ts', plant: '--plant-lost-acknowledgement' },
  exchange: { file: 'bench/kill-exchange.ts', plant: '--plant-lost-acknowledgement' },
  window: { file: 'bench/kill-window.ts', plant: '--plant-torn-file' }
}

/**
 * `npm run kill-loop`: all loops, or the one that is named first, with the same arguments; the later ones even when an
 * earlier one found something.
 *
 * @returns {Promise<number>} 0 when all are as they should be
 */
export async function killLoopCommand([first, ...rest]) {
  const named = Object.hasOwn(killLoops, first ?? '')
  const args = named || first === undefined ? rest : [first, ...rest]
  const codes = []
  for (const { file } of named ? [killLoops[first]] : Object.values(killLoops))
    codes.push(await runTypeScript(file, args))
  return Math.max(...codes)
}
