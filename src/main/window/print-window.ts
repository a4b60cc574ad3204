import type { PrintToPDFOptions } from 'electron'
import { BrowserWindow } from 'electron'
import { UserError } from '@shared/errors'
import { preferences } from './security'

export interface PrintPageOptions {
  /** The preload's file. */
  readonly preload: string
  /** The address of the page that draws what is printed. */
  readonly address: string
  /** Told the page's number before it is loaded, so that its own call finds what it draws. */
  readonly onPage: (page: number) => void
}

/** How long the page may take to draw, and how often it is looked at. */
const MOST_MS = 60_000
const LOOK_MS = 40

const FOOTER =
  '<div style="width:100%;font-size:8pt;text-align:center;color:#444">' +
  '第 <span class="pageNumber"></span> 页，共 <span class="totalPages"></span> 页</div>'

const PAPER: PrintToPDFOptions = {
  pageSize: 'A4',
  preferCSSPageSize: true,
  printBackground: true,
  displayHeaderFooter: true,
  headerTemplate: '<span></span>',
  footerTemplate: FOOTER
}

/**
 * Draws the print page in a window that nobody sees, with the walls of every page, and gives it as PDF. The page
 * says on its root element when it is drawn (`data-ready`), or why it cannot be (`data-failed`).
 * @throws UserError `printFailed`
 */
export async function printPage({ preload, address, onPage }: PrintPageOptions): Promise<Uint8Array> {
  const window = new BrowserWindow({
    show: false,
    width: 1123,
    height: 1123,
    webPreferences: { ...preferences(preload), offscreen: false, backgroundThrottling: false }
  })
  try {
    onPage(window.webContents.id)
    await window.loadURL(address)
    await drawn(window)
    return await window.webContents.printToPDF(PAPER)
  } catch (error) {
    throw error instanceof UserError ? error : failed('打印的页面没有画成', error)
  } finally {
    if (!window.isDestroyed()) window.destroy()
  }
}

async function drawn(window: BrowserWindow): Promise<void> {
  const until = Date.now() + MOST_MS
  while (Date.now() < until) {
    if (window.isDestroyed() || window.webContents.isCrashed()) throw failed('打印的页面意外结束了')
    const state = (await window.webContents.executeJavaScript(
      '({ ...document.documentElement.dataset })'
    )) as Readonly<Record<string, string>>
    if (state['failed'] !== undefined) throw new UserError('printFailed', state['failed'])
    if (state['ready'] === 'true') return
    await new Promise((done) => setTimeout(done, LOOK_MS))
  }
  throw failed('打印的页面一分钟内没有画完')
}

function failed(what: string, cause?: unknown): UserError {
  return new UserError(
    'printFailed',
    `${what}，没有生成文件。`,
    '请再试一次；若仍不行，请导出诊断包联系技术人员。',
    {
      cause
    }
  )
}
