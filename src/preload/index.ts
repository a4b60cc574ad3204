import { contextBridge, ipcRenderer, webUtils } from 'electron'

/**
 * Puts one frozen object into the page: a function a call. The names come from the main process, which has the
 * contract; so this file stays small (it runs before every page) and can offer nothing that main does not.
 */
const PREFIX = '--calls='
const names = process.argv.find((argument) => argument.startsWith(PREFIX))?.slice(PREFIX.length) ?? ''
const DROP = 'files.grantDropped'

const doors: Record<string, unknown> = {
  grantDropped: (file: File, purpose: string) =>
    ipcRenderer.invoke(`call:${DROP}`, { path: webUtils.getPathForFile(file), purpose })
}
for (const name of names.split(',')) {
  if (name !== DROP) doors[name] = (input: unknown) => ipcRenderer.invoke(`call:${name}`, input)
}

contextBridge.exposeInMainWorld('yusuanbu', Object.freeze(doors))
