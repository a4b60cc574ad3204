import { Sentence } from '../prepare/sentence.mjs'

/** @throws {Sentence} when there is no official Electron on this machine */
export function refuseStandIn({ standIn }) {
  if (!standIn) return
  throw new Sentence(
    'npm run package needs the official Electron, and this machine has only the stand-in for development, which is ' +
      'never packaged. Set ELECTRON_MIRROR or HTTPS_PROXY so that Electron can be downloaded and run the command ' +
      'again. Nothing was packed.'
  )
}
