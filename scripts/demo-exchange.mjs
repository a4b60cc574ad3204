import { join } from 'node:path'

/**
 * From the department's tasks to the last acceptance, by the command line, each unit in a workspace of its own:
 * one is sent back and hands in again.
 *
 * @param {(...words: string[]) => Promise<string>} cli
 * @param {{ place: string, sample: string, units: readonly string[] }} where
 * @returns {Promise<{ department: string, ledgers: string[] }>} the department's workspace and the units' ledgers
 */
export async function exchange(cli, { place, sample, units }) {
  // People, not the machine's user, stand in what the demo writes.
  const asUnit = ['--user', '李会计']
  const ask = async (...words) => JSON.parse(await cli(...words, '--json'))
  const department = join(place, 'department')
  const at = ['--workspace', department, '--user', '王科长']
  const ledgerOf = (unit) => join(place, unit, 'ledgers', '2023', `${unit}.ledger`)
  const explained = ['--explain', '确有需要']

  await cli('package', 'setup', ...at, '--department', join(sample, 'department.json'))
  const { tasks } = await ask('package', 'task', ...at, '--out', join(place, 'tasks'))
  for (const { unit, path } of tasks) {
    const out = join(place, `${unit}.ysbsubmission`)
    await cli('package', 'load', path, '--workspace', join(place, unit), ...asUnit)
    await cli('ledger', 'import', join(sample, 'units', `${unit}.json`), '--into', join(place, unit))
    await cli('package', 'submit', ledgerOf(unit), '--out', out, ...explained, ...asUnit)
    const { key } = await ask('package', 'verify', out)
    await cli('package', 'accept', out, ...at, '--trust', key, '--reason', '演示：当面核对')
  }
  const last = units.at(-1)
  const [back, again] = [join(place, 'back.ysbreply'), join(place, 'again.ysbsubmission')]
  await cli('package', 'reply', last, ...at, '--out', back, '--send-back', '请再核对一次')
  await cli('package', 'receive', back, '--ledger', ledgerOf(last), ...asUnit)
  await cli('package', 'submit', ledgerOf(last), '--out', again, ...explained, ...asUnit)
  await cli('package', 'accept', again, ...at)
  for (const unit of units)
    await cli('package', 'reply', unit, ...at, '--out', join(place, `${unit}.ysbreply`), '--accept')
  return { department, ledgers: units.map(ledgerOf) }
}
