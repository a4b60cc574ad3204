import type { MenuItemConstructorOptions } from 'electron'
import { Menu } from 'electron'

export type Theme = 'system' | 'light' | 'dark'

const THEMES: readonly (readonly [Theme, string])[] = [
  ['system', '跟随系统'],
  ['light', '浅色'],
  ['dark', '深色']
]

/** Larger, smaller, back to 100 %. */
export type Zoom = 1 | -1 | 0
export type Command = 'openWorkspace' | 'exportLedger' | 'print' | 'undo' | 'redo'

export interface MenuActions {
  readonly zoom: (how: Zoom) => void
  /** Done by the page, as if its own button had been pressed. */
  readonly command: (command: Command) => void
  readonly setTheme: (theme: Theme) => void
  readonly exportDiagnostics: () => void
  readonly showLogs: () => void
  readonly about: () => void
}

/** The key is the page's own: it alone knows whether a text or the ledger is meant. */
const stepItem = (label: string, accelerator: string, click: () => void): MenuItemConstructorOptions => ({
  ...{ label, accelerator, click },
  registerAccelerator: false
})

/** The menu bar, in Chinese, with the keys that every desktop program has. */
export function menuTemplate(
  actions: MenuActions,
  { mac, developer, theme }: { mac: boolean; developer: boolean; theme: Theme }
): MenuItemConstructorOptions[] {
  const line: MenuItemConstructorOptions = { type: 'separator' }
  return [
    ...(mac
      ? [
          {
            label: '预算簿',
            submenu: [
              { label: '关于预算簿', click: actions.about },
              line,
              { role: 'hide', label: '隐藏预算簿' },
              { role: 'hideOthers', label: '隐藏其他' },
              { role: 'unhide', label: '全部显示' },
              line,
              { role: 'quit', label: '退出预算簿' }
            ]
          } satisfies MenuItemConstructorOptions
        ]
      : []),
    {
      label: '文件(&F)',
      submenu: [
        { label: '打开工作区(&O)…', click: () => actions.command('openWorkspace') },
        { label: '导出单位账(&E)…', click: () => actions.command('exportLedger') },
        { label: '打印(&P)…', accelerator: 'CmdOrCtrl+P', click: () => actions.command('print') },
        line,
        mac
          ? { role: 'close', label: '关闭窗口' }
          : { role: 'quit', label: '退出(&X)', accelerator: 'Ctrl+Q' }
      ]
    },
    {
      label: '编辑(&E)',
      submenu: [
        stepItem('撤销(&U)', 'CmdOrCtrl+Z', () => actions.command('undo')),
        stepItem('重做(&R)', 'CmdOrCtrl+Y', () => actions.command('redo')),
        line,
        { role: 'cut', label: '剪切(&T)' },
        { role: 'copy', label: '复制(&C)' },
        { role: 'paste', label: '粘贴(&P)' },
        { role: 'delete', label: '删除(&D)' },
        line,
        { role: 'selectAll', label: '全选(&A)' }
      ]
    },
    {
      label: '视图(&V)',
      submenu: [
        ...zoomItems(actions),
        line,
        {
          label: '外观(&T)',
          submenu: THEMES.map(([value, label]) => ({
            label,
            type: 'radio',
            checked: value === theme,
            click: () => actions.setTheme(value)
          }))
        },
        { role: 'togglefullscreen', label: '全屏(&F)' },
        ...(developer
          ? [
              line,
              { role: 'reload', label: '重新载入' } satisfies MenuItemConstructorOptions,
              { role: 'toggleDevTools', label: '开发者工具' } satisfies MenuItemConstructorOptions
            ]
          : [])
      ]
    },
    {
      label: '窗口(&W)',
      role: 'windowMenu',
      submenu: [
        { role: 'minimize', label: '最小化(&N)' },
        { role: 'close', label: '关闭(&C)' }
      ]
    },
    {
      label: '帮助(&H)',
      role: 'help',
      submenu: [
        { label: '导出诊断包(&D)…', click: actions.exportDiagnostics },
        { label: '打开日志文件夹(&L)', click: actions.showLogs },
        ...(mac ? [] : [line, { label: '关于预算簿(&A)', click: actions.about }])
      ]
    }
  ]
}

/** An item a key: the keypad's and the unshifted ones work too, without showing. */
function zoomItems({ zoom }: MenuActions): MenuItemConstructorOptions[] {
  const item = (how: Zoom, label: string, key: string, ...others: string[]): MenuItemConstructorOptions[] => [
    { label, accelerator: `CmdOrCtrl+${key}`, click: () => zoom(how) },
    ...others.map((other) => ({
      label: label.replace(/\(&.\)/, ''),
      accelerator: `CmdOrCtrl+${other}`,
      click: () => zoom(how),
      visible: false,
      acceleratorWorksWhenHidden: true
    }))
  ]
  return [
    ...item(1, '放大(&I)', '=', 'Plus', 'numadd'),
    ...item(-1, '缩小(&O)', '-', 'numsub'),
    ...item(0, '实际大小(&0)', '0', 'num0')
  ]
}

export function setMenu(actions: MenuActions, options: { developer: boolean; theme: Theme }): void {
  const mac = process.platform === 'darwin'
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(actions, { mac, ...options })))
}
