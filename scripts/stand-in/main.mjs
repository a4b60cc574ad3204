import { here } from '../prepare/place.mjs'
import { report } from '../prepare/sentence.mjs'
import { makeStandIn } from './make.mjs'

try {
  await makeStandIn(here)
} catch (error) {
  process.exitCode = report(error)
}
