import { join } from 'node:path'
import type { BrowserWindow } from 'electron'
import { app, dialog, ipcMain, nativeTheme, shell } from 'electron'
import type { DropPurpose, Settings } from '@shared/ipc'
import { ShippedCatalogs } from './catalogs'
import { openDepartment, openDesk } from './desk'
import { nodeFiles } from './files'
import { makeHandlers, openDoors, openGrants, trustedSender } from './ipc'
import { RunningJobs } from './jobs'
import { utilityWork } from './jobs/utility'
import type { Log } from './logging'
import { failureOf } from './logging'
import { SampleDepartment, sampleUnits } from './sample'
import { exportDiagnostics, startNotices, tell, versions } from './start'
import { checkUnitApart, Exporting, SummaryDesk } from './summary'
import { Templates } from './tables-desk'
import { UnitWork } from './unit-work'
import type { MenuActions, Placement } from './window'
import {
  keepZoom,
  makePrintPages,
  makeWindow,
  nextZoom,
  placementSchema,
  setMenu,
  setZoom,
  systemDialogs
} from './window'
import {
  defaultSettings,
  openRemembered,
  RecentWorkspaces,
  RefusedTexts,
  setRunningMark,
  SettingsKeeper,
  settingsSchema
} from './workspace'

export interface Surroundings {
  readonly folder: string
  readonly log: Log
  /** The origins whose pages may call. */
  readonly origins: readonly string[]
  /** The address of the program's page. */
  readonly address: string
}

const now = (): Date => new Date()

/** Opens what the program remembers, its doors and its menu, and makes the window. */
export function openProgram(surroundings: Surroundings): BrowserWindow {
  const { folder, log, origins } = surroundings
  const remembered = remember(folder, log)
  const { place, recent, refused, mark } = remembered
  const preload = join(app.getAppPath(), 'out/preload/index.js')
  const resources = join(app.getAppPath(), 'resources')
  const pages = makePrintPages({ preload, address: `${surroundings.address}#print` })

  const settings = new SettingsKeeper(remembered.settings, (value, before) => {
    if (value.theme !== before.theme) showTheme(value.theme)
    if (value.zoom !== before.zoom) setZoom(value.zoom)
    if (value.userName !== before.userName) attempt('sign anew', () => desk.order.run(() => desk.signAnew()))
  })
  const showTheme = (theme: Settings['theme']): void => {
    nativeTheme.themeSource = theme
    setMenu(actions, { developer: !app.isPackaged, theme })
  }
  const grants = openGrants<DropPurpose>()
  const templates = new Templates(nodeFiles, resources)
  const catalogs = new ShippedCatalogs(nodeFiles, join(resources, 'catalogs'))
  const dialogs = systemDialogs(() => window)
  const rooms = openDesk({
    ...{ files: nodeFiles, clock: now, log, recent, refused, settings, grants, templates, catalogs },
    dialogs,
    sample: { folder: join(folder, 'sample'), units: () => sampleUnits(nodeFiles, resources) },
    print: (content) => pages.print(content),
    work: new UnitWork(utilityWork(join(app.getAppPath(), 'out/main/unit-work.js')))
  })
  const { desk, events } = rooms
  const startWork = utilityWork(join(app.getAppPath(), 'out/main/summary-work.js'))
  const jobs = new RunningJobs((progress) => events.push(progress))
  const department = openDepartment({
    ...{ files: nodeFiles, desk, dialogs, events, saved: rooms.saved, grants, templates, jobs },
    checkUnit: checkUnitApart({ startWork, clock: now }),
    clock: now,
    user: () => settings.user()
  })
  const summary = new SummaryDesk({
    department: () => department.room.here.desk,
    templates,
    catalogs: () => desk.workspace.catalogs,
    startWork,
    clock: now
  })
  const exporting = new Exporting({
    ...{ files: nodeFiles, summary, jobs, dialogs, clock: now },
    saved: rooms.saved,
    print: (content) => pages.print(content)
  })
  const logFolder = join(folder, 'logs')
  const diagnostics = (): Promise<string | undefined> =>
    exportDiagnostics(nodeFiles, window, { logFolder, ledger: () => desk.soundness() })
  /** What the user does in the menu and the page did not ask for; a failure is told in a box. */
  const attempt = (what: string, work: () => unknown): void => {
    void Promise.resolve()
      .then(work)
      .catch((error: unknown) => tell(failureOf(error, what, log)))
  }
  const changeSettings = (part: Partial<Settings>): void =>
    attempt('change settings', () => events.push({ kind: 'settings', settings: settings.change(part) }))
  const actions: MenuActions = {
    setTheme: (theme) => changeSettings({ theme }),
    zoom: (how) => changeSettings({ zoom: how === 0 ? 1 : nextZoom(settings.value().zoom, how) }),
    command: (command) => events.push({ kind: 'command', command }),
    exportDiagnostics: () => attempt('export diagnostics', diagnostics),
    showLogs: () => void shell.openPath(logFolder),
    about: () => void dialog.showMessageBox(window, about())
  }
  showTheme(settings.value().theme)
  const handlers = makeHandlers({
    ...rooms,
    ...{ settings, grants, jobs, department, summary, exporting },
    about: { version: app.getVersion(), runtime: runtime(), notices: remembered.notices },
    exportDiagnostics: diagnostics,
    showFile,
    printContent: (page) => pages.contentOf(page),
    sample: new SampleDepartment(nodeFiles, resources, { templates, catalogs })
  })
  openDoors(ipcMain, handlers, { trusted: trustedSender(origins), parseOutput: !app.isPackaged, log })
  const window = makeWindow({
    preload,
    icon: join(resources, 'icons/icon.png'),
    last: place.value() ?? undefined,
    onPlaced: place.change
  })
  keepZoom(window.webContents, {
    zoom: () => settings.value().zoom,
    change: (zoom) => changeSettings({ zoom })
  })
  window.once('closed', () => app.quit())
  closeBeforeQuit(async () => {
    jobs.cancelAll()
    await desk.order.run(() => desk.end())
    recent.settle()
    mark.remove()
  }, log)
  log.info('started', versions())
  return window
}

/** What the program remembers from one run to the next. */
function remember(folder: string, log: Log) {
  const common = { folder, now }
  const settings = openRemembered(nodeFiles, {
    ...common,
    name: 'settings',
    schema: settingsSchema,
    initial: defaultSettings
  })
  const place = openRemembered<Placement | null>(nodeFiles, {
    ...common,
    name: 'window',
    schema: placementSchema.nullable(),
    initial: null
  })
  const onFailure = (error: unknown): void => log.error('remember workspaces', error)
  const recent = new RecentWorkspaces(nodeFiles, { ...common, onFailure })
  const refused = new RefusedTexts(nodeFiles, common)
  const mark = setRunningMark(nodeFiles, folder)
  const putAside = [settings.putAside, place.putAside, recent.putAside]
  const notices = startNotices({ endedBadly: mark.endedBadly, putAside })
  return { settings, place, recent, refused, mark, notices }
}

/** The ledger is closed properly before the program ends; a failure to do so keeps nobody in the program. */
function closeBeforeQuit(close: () => Promise<void>, log: Log): void {
  let closed = false
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    void close()
      .catch((error: unknown) => log.error('close', error))
      .finally(() => {
        closed = true
        // Not within the event itself, where quitting again is passed over.
        setImmediate(() => app.quit())
      })
  })
}

async function showFile(path: string, how: 'open' | 'folder'): Promise<void> {
  if (how === 'folder') shell.showItemInFolder(path)
  else await shell.openPath(path)
}

const runtime = (): string => `Electron ${process.versions.electron}，Node ${process.versions.node}`

const about = () => ({
  type: 'info' as const,
  title: '关于预算簿',
  message: `预算簿 ${app.getVersion()}`,
  detail: '部门预算编制：单位填报、部门汇总、公开报表。\n离线运行，数据只保存在本机。'
})
