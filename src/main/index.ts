import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { BrowserWindow } from 'electron'
import { app, session } from 'electron'
import { failureOf, openLog } from './logging'
import type { Surroundings } from './program'
import { openProgram } from './program'
import { openDataFolder, pageGone, startFailureOf, tell } from './start'
import type { StartFailure } from './window'
import {
  guardContents,
  makeErrorWindow,
  makePages,
  ORIGIN,
  refusePermissions,
  registerScheme
} from './window'

/** The composition root: from the start of the process to a page in a window. */
function start(): void {
  const withoutDesktop = !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']
  if (
    process.platform === 'linux' &&
    withoutDesktop &&
    app.commandLine.getSwitchValue('ozone-platform') === ''
  ) {
    leave('预算簿需要图形桌面，这里没有（DISPLAY 和 WAYLAND_DISPLAY 都是空的）。请在桌面上启动。', 1)
    return
  }
  // Electron turns to another folder where the one it was told cannot be used, without a word.
  const told = app.commandLine.getSwitchValue('user-data-dir')
  const folder = told === '' ? app.getPath('userData') : resolve(told)
  const failure = openDataFolder(folder)
  if (failure) {
    process.stderr.write(`${failure.what}${failure.action}\n`)
    app.setPath('userData', mkdtempSync(join(tmpdir(), 'yusuanbu-')))
  } else if (!app.requestSingleInstanceLock()) {
    leave('预算簿已经打开，已切换到它的窗口。', 0)
    return
  }
  registerScheme()
  void run(folder, failure)
}

async function run(folder: string, failure: StartFailure | undefined): Promise<void> {
  const log = openLog(join(app.getPath('userData'), 'logs'))
  process.on('uncaughtException', (error) => tell(failureOf(error, 'main', log)))
  await app.whenReady()
  // An installed program has no development server, whatever its environment says.
  const server = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL']
  const origins = server === undefined ? [ORIGIN] : [ORIGIN, new URL(server).origin]
  refusePermissions(session.defaultSession)
  app.on('web-contents-created', (_event, contents) => guardContents(contents, origins))
  app.on('window-all-closed', () => app.quit())
  const pages = makePages(join(app.getAppPath(), 'out/renderer'), server)
  const surroundings = { folder, log, origins, address: pages.address }
  const { window, failure: reason } = open(surroundings, failure)
  window.webContents.on('render-process-gone', (_event, { reason: how }) => {
    log.warn('page gone', { reason: how })
    pages.showFailure(window, pageGone)
  })
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore()
    window.focus()
  })
  if (reason) pages.showFailure(window, reason)
  else pages.showProgram(window)
}

function open(
  surroundings: Surroundings,
  failure: StartFailure | undefined
): { window: BrowserWindow; failure?: StartFailure } {
  if (failure) return { window: makeErrorWindow(), failure }
  try {
    return { window: openProgram(surroundings) }
  } catch (error) {
    return { window: makeErrorWindow(), failure: startFailureOf(failureOf(error, 'start', surroundings.log)) }
  }
}

function leave(sentence: string, code: number): void {
  process.stderr.write(`${sentence}\n`)
  app.exit(code)
}

start()
