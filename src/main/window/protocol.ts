import { readFile } from 'node:fs/promises'
import type { BrowserWindow } from 'electron'
import { protocol } from 'electron'
import { assetAt, ORIGIN, SCHEME } from './assets'
import type { StartFailure } from './error-page'
import { errorPage } from './error-page'

/** What a page of ours may load and do. Naive UI puts its styles into the page, hence 'unsafe-inline' for styles only. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'"
].join('; ')

const HEADERS = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cache-Control': 'no-store'
}

/** Must run before the app is ready: makes app:// a standard, secure scheme. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }
  ])
}

const ERROR_PAGE = '/error.html'

export interface Pages {
  /** Where the program's page is. */
  readonly address: string
  showProgram(window: BrowserWindow): void
  showFailure(window: BrowserWindow, failure: StartFailure): void
}

/** Serves the page's files from `root`, and the error page, which is made in memory: no file can be missing. */
export function makePages(root: string, developmentServer: string | undefined): Pages {
  const address = developmentServer ?? `${ORIGIN}/index.html`
  let shown: StartFailure | undefined
  protocol.handle(SCHEME, async (request) => {
    const made = shown && new URL(request.url).pathname === ERROR_PAGE ? errorPage(shown) : undefined
    return made === undefined ? serveFile(root, request) : respond(made, 'text/html; charset=utf-8')
  })
  return {
    address,
    showProgram(window) {
      void window.loadURL(address)
    },
    showFailure(window, failure) {
      shown = failure
      void window.loadURL(`${ORIGIN}${ERROR_PAGE}`)
    }
  }
}

async function serveFile(root: string, request: Request): Promise<Response> {
  const asset = request.method === 'GET' ? assetAt(root, request.url) : undefined
  if (!asset) return notFound()
  try {
    return respond(new Uint8Array(await readFile(asset.path)), asset.type)
  } catch {
    return notFound()
  }
}

const respond = (body: string | Uint8Array<ArrayBuffer>, type: string): Response =>
  new Response(body, { headers: { ...HEADERS, 'Content-Type': type } })

const notFound = (): Response => new Response('', { status: 404, headers: HEADERS })
