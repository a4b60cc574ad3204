import type { Explanation, Tick } from '../checks'
import type { Ceilings, Department } from '../exchange'
import type { Template } from '../tables'
import { z } from '../zod'
import { nothing, ownObject, savedFile } from './call'
import type { Calls } from './call'

const identity = z.string().min(1).max(2000)

/** What the window checks with besides ledger and catalog. */
const checkSurroundings = z.strictObject({
  template: ownObject<Template>(),
  /** Of the task in hand: the department's grades, thresholds and list of units. */
  department: ownObject<Department>().exactOptional(),
  ceilings: ownObject<Ceilings>().exactOptional(),
  explanations: z.array(ownObject<Explanation>()),
  ticks: z.array(ownObject<Tick>())
})
export type CheckSurroundings = z.infer<typeof checkSurroundings>

export const checkCalls = {
  'checks.read': { input: nothing, output: checkSurroundings },
  /** Keeps the words for a warning or a notice; the ledger keeps them with the values they were given for. */
  'checks.explain': {
    input: z.strictObject({
      identity,
      severity: z.enum(['error', 'warning', 'notice']),
      values: z.array(z.string().max(20_000)).max(1000),
      text: z.string().max(2000)
    }),
    output: checkSurroundings
  },
  'checks.takeBack': { input: z.strictObject({ identity }), output: checkSurroundings },
  /** Signs a rule that no machine can judge, or takes the signature back. */
  'checks.tick': {
    input: z.strictObject({ rule: z.string().max(10), ticked: z.boolean() }),
    output: checkSurroundings
  },
  /** Asks where to, and writes the check report as a workbook. */
  'checks.report': { input: nothing, output: savedFile },
  /** Asks where to, and prints the check report for signing to PDF. */
  'checks.print': { input: nothing, output: savedFile }
} as const satisfies Calls
