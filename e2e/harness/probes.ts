import type { Server } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ElectronApplication, Page } from '@playwright/test'
import { callNames } from '../../src/shared/ipc'
import { captureExternalLinks } from './test'

/** The program as a probe finds it: its window's page, and a web server that means no good. */
export interface Subject {
  readonly app: ElectronApplication
  readonly page: Page
  /** The address of the server: `/redirect` leads to `/evil`. */
  readonly evil: string
}

/** Tells what an attack on one item achieved; nothing, when the item holds. */
export type Probe = (subject: Subject) => Promise<string[]>

const PATIENCE_MS = 700

/** What a page of the window's kind is allowed, as Electron itself reports it. */
function preference(name: string, ...safe: unknown[]): Probe {
  return async ({ app }) => {
    const value = await app.evaluate(({ BrowserWindow }, key) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences: () => Record<string, unknown>
      }
      return contents.getLastWebPreferences()[key] ?? null
    }, name)
    return safe.includes(value) ? [] : [`${name} is ${JSON.stringify(value)}`]
  }
}

const addresses = ({ app }: Subject): Promise<string[]> =>
  app.evaluate(({ webContents }) => webContents.getAllWebContents().map((contents) => contents.getURL()))

/** Tries something and tells which addresses are shown afterwards that are not ours. */
async function foreignAfter(subject: Subject, attack: () => Promise<unknown>): Promise<string[]> {
  await attack().catch(() => undefined)
  await new Promise((done) => setTimeout(done, PATIENCE_MS))
  return (await addresses(subject)).filter((address) => !address.startsWith('app://yusuanbu/'))
}

async function inlineScripts({ app, page }: Subject): Promise<string[]> {
  // Not by Playwright's own evaluate, which the policy does not hold.
  await app.evaluate(async ({ BrowserWindow }) => {
    await BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(`{
      const script = document.createElement('script')
      script.textContent = 'window.ranInline = true'
      document.head.append(script)
      const button = document.createElement('button')
      button.setAttribute('onclick', 'window.ranHandler = true')
      button.click()
    }`)
  })
  await page.waitForTimeout(200)
  const header = await page.evaluate(async () =>
    (await fetch('app://yusuanbu/index.html')).headers.get('Content-Security-Policy')
  )
  const ran = await page.evaluate(() => ['ranInline', 'ranHandler'].filter((mark) => mark in window))
  return [...ran, ...(header?.includes("default-src 'none'") === true ? [] : ['no policy'])]
}

async function grantedPermissions({ page }: Subject): Promise<string[]> {
  return page.evaluate(async () => {
    const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi'] as PermissionName[]
    const states = await Promise.all(
      names.map(async (name) => (await navigator.permissions.query({ name })).state)
    )
    const asked = await Notification.requestPermission()
    return [...names.filter((_name, n) => states[n] === 'granted'), ...(asked === 'granted' ? ['asked'] : [])]
  })
}

async function servedOutside({ page }: Subject): Promise<string[]> {
  const paths = [
    '..%2f..%2fpackage.json',
    '%2e%2e%2f%2e%2e%2fpackage.json',
    '..%5c..%5cpackage.json',
    '%2fetc%2fpasswd',
    'C:/Windows/win.ini',
    '%5c%5cserver%5cshare%5cx.json'
  ]
  return page.evaluate(async (all) => {
    const served = await Promise.all(
      all.map(async (path) =>
        (await fetch(`app://yusuanbu/${path}`).catch(() => undefined))?.ok ? path : ''
      )
    )
    return served.filter((path) => path !== '')
  }, paths)
}

/** A window with the program's own preload, on a page of somebody else's. */
async function strangersCall({ app, evil }: Subject): Promise<string[]> {
  const reply = await app.evaluate(
    async ({ BrowserWindow, app: program }, [address, calls]) => {
      const window = new BrowserWindow({
        show: false,
        webPreferences: {
          sandbox: true,
          contextIsolation: true,
          preload: `${program.getAppPath()}/out/preload/index.js`,
          additionalArguments: [`--calls=${calls}`]
        }
      })
      await window.loadURL(`${address}/evil`)
      const outcome = (await window.webContents.executeJavaScript(`window.yusuanbu['app.start']({})`)) as {
        ok: boolean
      }
      window.destroy()
      return outcome.ok
    },
    [evil, callNames.join(',')] as const
  )
  return reply ? ['a stranger was answered'] : []
}

async function exposed({ page }: Subject): Promise<string[]> {
  return page.evaluate(() => {
    const own = Object.getOwnPropertyNames(window).filter((name) => name !== 'yusuanbu')
    const means = ['invoke', 'send', 'sendSync', 'postMessageToMain', 'ipcRenderer']
    const found = own.filter((name) => {
      const value: unknown = Reflect.get(window, name)
      if (typeof value !== 'object' || value === null || value === window || value === parent) return false
      return Object.keys(value).some((key) => means.includes(key))
    })
    const loose = Object.keys(window.yusuanbu).filter((name) => means.includes(name))
    return [
      ...found,
      ...loose,
      ...['require', 'process', 'module', 'Buffer'].filter((name) => name in window)
    ]
  })
}

/** The attack on each item of Electron's checklist that only a running window can show. */
export const PROBES: Readonly<Record<string, Probe>> = {
  secureScheme: ({ page }) => page.evaluate(() => (isSecureContext ? [] : ['not a secure context'])),
  nodeIntegration: ({ page }) => page.evaluate(() => ['require', 'process'].filter((name) => name in window)),
  contextIsolation: preference('contextIsolation', true),
  sandbox: preference('sandbox', true),
  permissions: grantedPermissions,
  webSecurity: preference('webSecurity', true),
  policy: inlineScripts,
  insecureContent: preference('allowRunningInsecureContent', false),
  experimentalFeatures: preference('experimentalFeatures', false),
  blinkFeatures: preference('enableBlinkFeatures', null, ''),
  webviewTag: preference('webviewTag', false),
  webview: (subject) =>
    foreignAfter(subject, () =>
      subject.page.evaluate((address) => {
        const view = document.createElement('webview')
        view.setAttribute('src', address)
        view.setAttribute('allowpopups', '')
        document.body.append(view)
        return Promise.resolve()
      }, `${subject.evil}/evil`)
    ),
  navigation: (subject) =>
    foreignAfter(subject, () =>
      subject.page.evaluate((address) => (location.href = address), `${subject.evil}/evil`)
    ),
  redirects: (subject) =>
    foreignAfter(subject, () =>
      subject.app.evaluate(
        ({ BrowserWindow }, address) => BrowserWindow.getAllWindows()[0]?.loadURL(address),
        `${subject.evil}/redirect`
      )
    ),
  newWindows: (subject) =>
    foreignAfter(subject, () =>
      subject.page.evaluate((address) => window.open(address) !== null, `${subject.evil}/evil`)
    ),
  async openExternal({ app, page }) {
    const opened = await captureExternalLinks(app)
    await page.evaluate(() => {
      window.open('https://example.invalid/')
      const link = Object.assign(document.createElement('a'), {
        href: 'mailto:x@example.invalid',
        target: '_blank'
      })
      document.body.append(link)
      link.click()
    })
    await page.waitForTimeout(PATIENCE_MS)
    return opened()
  },
  sender: strangersCall,
  containment: servedOutside,
  fileProtocol: ({ page }) => Promise.resolve(page.url().startsWith('app://yusuanbu/') ? [] : [page.url()]),
  bareIpc: exposed
}

/** A web server on this machine that means no good. */
export async function evilServer(): Promise<{ address: string; close: () => void }> {
  const server: Server = createServer((request, response) => {
    if (request.url === '/redirect') response.writeHead(302, { Location: '/evil' }).end()
    else response.writeHead(200, { 'Content-Type': 'text/html' }).end('<title>evil</title>')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return {
    address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    close: () => server.close()
  }
}
