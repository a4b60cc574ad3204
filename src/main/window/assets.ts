import { extname, join, resolve, sep } from 'node:path'

/** The program's own origin: the only one that a window ever shows. */
export const SCHEME = 'app'
export const HOST = 'yusuanbu'
export const ORIGIN = `${SCHEME}://${HOST}`

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2'
}

/** A file of the page and the type it is served with. */
export interface Asset {
  readonly path: string
  readonly type: string
}

/**
 * The file that an address names, or undefined where it names none that may be served: another host, a kind of
 * file that the page has no use for, or a path that would leave `root` however it is written (`..`, encoded,
 * absolute, with a drive letter, a network path, a NUL).
 */
export function assetAt(root: string, address: string): Asset | undefined {
  let path: string
  try {
    const url = new URL(address)
    if (url.protocol !== `${SCHEME}:` || url.host !== HOST || url.username !== '' || url.port !== '')
      return undefined
    path = decodeURIComponent(url.pathname)
  } catch {
    return undefined
  }
  if (!/^\/[\w./-]*$/.test(path) || path.includes('..') || path.startsWith('//')) return undefined
  const full = resolve(join(root, path === '/' ? 'index.html' : path))
  const type = TYPES[extname(full)]
  return type !== undefined && full.startsWith(resolve(root) + sep) ? { path: full, type } : undefined
}

/** Whether an address is a page of ours: what a window may go to and what a message may come from. */
export function isOurs(address: string, origins: readonly string[] = [ORIGIN]): boolean {
  try {
    const url = new URL(address)
    return origins.includes(`${url.protocol}//${url.host}`)
  } catch {
    return false
  }
}
