import { strToU8, zipSync } from 'fflate'

export interface Diagnostics {
  readonly versions: Readonly<Record<string, string>>
  /** The log files by name. */
  readonly logs: Readonly<Record<string, string>>
  /** Whether each file of the program is sound, by its bare name: no contents. */
  readonly integrity: Readonly<Record<string, string>>
}

/** A zip for the technician: logs, versions and integrity results. It holds no amounts: its parts have none. */
export function diagnosticsBundle({ versions, logs, integrity }: Diagnostics): Uint8Array {
  const json = (value: unknown): Uint8Array => strToU8(`${JSON.stringify(value, undefined, 2)}\n`)
  return zipSync({
    'versions.json': json(versions),
    'integrity.json': json(integrity),
    ...Object.fromEntries(Object.entries(logs).map(([name, text]) => [`logs/${name}`, strToU8(text)]))
  })
}
