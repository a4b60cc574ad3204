import { join } from 'node:path'
import type { BrowserWindow } from 'electron'
import { app, dialog, ipcMain, nativeTheme, shell } from 'electron'
import type { DropPurpose } from '@shared/ipc'
import { nodeFiles } from './files'
import { makeHandlers, openDoors, openGrants, trustedSender } from './ipc'
import type { Log } from './logging'
import { failureOf } from './logging'
import { SampleDepartment } from './sample'
import { exportDiagnostics, startNotices, tell, versions } from './start'
import type { MenuActions, Placement } from './window'
import { makeWindow, placementSchema, setMenu } from './window'
import { defaultSettings, openRemembered, setRunningMark, settingsSchema } from './workspace'

export interface Surroundings {
  readonly folder: string
  readonly log: Log
  /** The origins whose pages may call. */
  readonly origins: readonly string[]
}

/** Opens what the program remembers, its doors and its menu, and makes the window. */
export function openProgram({ folder, log, origins }: Surroundings): BrowserWindow {
  const now = (): Date => new Date()
  const remember = { folder, now }
  const settings = openRemembered(nodeFiles, {
    ...remember,
    name: 'settings',
    schema: settingsSchema,
    initial: defaultSettings
  })
  const place = openRemembered<Placement | null>(nodeFiles, {
    ...remember,
    name: 'window',
    schema: placementSchema.nullable(),
    initial: null
  })
  const mark = setRunningMark(nodeFiles, folder)
  app.on('will-quit', () => mark.remove())

  nativeTheme.themeSource = settings.value().theme
  const logFolder = join(folder, 'logs')
  const diagnostics = (): Promise<string | null> => exportDiagnostics(nodeFiles, window, logFolder)
  const actions: MenuActions = {
    setTheme(theme) {
      nativeTheme.themeSource = theme
      settings.change({ ...settings.value(), theme })
    },
    exportDiagnostics: () =>
      void diagnostics().catch((error: unknown) => tell(failureOf(error, 'export diagnostics', log))),
    showLogs: () => void shell.openPath(logFolder),
    about: () =>
      void dialog.showMessageBox(window, {
        type: 'info',
        title: '关于预算簿',
        message: `预算簿 ${app.getVersion()}`,
        detail: '部门预算编制：单位填报、部门汇总、公开报表。\n离线运行，数据只保存在本机。'
      })
  }
  setMenu(actions, { developer: !app.isPackaged, theme: settings.value().theme })
  const { electron, node } = process.versions
  const handlers = makeHandlers({
    version: app.getVersion(),
    runtime: `Electron ${electron}，Node ${node}`,
    notices: startNotices({ endedBadly: mark.endedBadly, putAside: [settings.putAside, place.putAside] }),
    exportDiagnostics: diagnostics,
    grants: openGrants<DropPurpose>(),
    sample: new SampleDepartment(nodeFiles, join(app.getAppPath(), 'resources'))
  })
  openDoors(ipcMain, handlers, { trusted: trustedSender(origins), parseOutput: !app.isPackaged, log })
  const window = makeWindow({
    preload: join(app.getAppPath(), 'out/preload/index.js'),
    icon: join(app.getAppPath(), 'resources/icons/icon.png'),
    last: place.value() ?? undefined,
    onPlaced: place.change
  })
  log.info('started', versions())
  return window
}
