import { prepare } from './prepare/index.mjs'
import { report } from './prepare/sentence.mjs'

try {
  await prepare()
} catch (error) {
  process.exitCode = report(error)
}
