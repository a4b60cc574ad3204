import { flipFuses, FuseState, FuseV1Options, FuseVersion, getCurrentFuseWire } from '@electron/fuses'
import { Sentence } from '../prepare/sentence.mjs'

/** Integrity of app.asar is checked by Electron on these systems only. */
const CHECKS_ASAR = ['darwin', 'win32']

/**
 * The switches burnt into a shipped Electron: it is nothing but this program, and takes its code from nowhere
 * but app.asar.
 *
 * @param {string} platform as in `process.platform`, of the target
 * @returns {Record<string, boolean>} by the name of the fuse
 */
export function fusePolicy(platform) {
  return {
    RunAsNode: false,
    EnableCookieEncryption: true,
    EnableNodeOptionsEnvironmentVariable: false,
    EnableNodeCliInspectArguments: false,
    EnableEmbeddedAsarIntegrityValidation: CHECKS_ASAR.includes(platform),
    OnlyLoadAppFromAsar: true,
    LoadBrowserProcessSpecificV8Snapshot: false,
    GrantFileProtocolExtraPrivileges: false,
    WasmTrapHandlers: true
  }
}

const indexOf = (name) => FuseV1Options[name]

/** The fuses of a binary by name, as on or off; those an older Electron does not have are left out. */
export async function readFuses(binary) {
  const wire = await getCurrentFuseWire(binary)
  const names = Object.keys(fusePolicy('linux')).filter((name) => wire[indexOf(name)] !== undefined)
  return Object.fromEntries(names.map((name) => [name, wire[indexOf(name)] === FuseState.ENABLE]))
}

/**
 * Sets the fuses of a packed Electron and reads them back.
 *
 * @param {string} binary the executable, or the .app folder on macOS
 * @throws {Sentence} when a fuse does not read as it should
 */
export async function setFuses(binary, platform, arch) {
  const present = await readFuses(binary)
  const policy = Object.entries(fusePolicy(platform)).filter(([name]) => name in present)
  await flipFuses(binary, {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    // Changing the file breaks the signature without which Apple's processors run nothing.
    resetAdHocDarwinSignature: platform === 'darwin' && arch === 'arm64',
    ...Object.fromEntries(policy.map(([name, on]) => [indexOf(name), on]))
  })
  const now = await readFuses(binary)
  const wrong = policy.filter(([name, on]) => now[name] !== on).map(([name]) => name)
  if (wrong.length > 0) throw new Sentence(`These fuses of ${binary} could not be set: ${wrong.join(', ')}.`)
}
