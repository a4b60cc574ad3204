import { randomUUID } from 'node:crypto'
import { basename } from 'node:path'
import { UserError } from '@shared/errors'

/**
 * A file that the user named, in a dialog or by dropping it, may be used for one purpose: once, or, where it is only
 * looked into, until it has been used.
 */
export interface Grants<Purpose extends string> {
  /** Keeps `path` under a new grant; the page gets the grant and the file's bare name, never the path. */
  offer(path: string, purpose: Purpose): { grant: string; name: string }
  /**
   * The path behind a grant, which stays good.
   * @throws UserError `grant` when it is unknown, spent or was given for something else
   */
  look(grant: string, purpose: Purpose): string
  /**
   * The path behind a grant, which is then spent.
   * @throws UserError `grant` when it is unknown, spent or was given for something else
   */
  redeem(grant: string, purpose: Purpose): string
}

/** Grants that wait at the most: a page that only collects them pushes its own oldest out. */
const MOST = 20_000

export function openGrants<Purpose extends string>(): Grants<Purpose> {
  const waiting = new Map<string, { path: string; purpose: Purpose }>()
  return {
    offer(path, purpose) {
      const grant = randomUUID()
      waiting.set(grant, { path, purpose })
      const oldest = waiting.size > MOST ? waiting.keys().next().value : undefined
      if (oldest !== undefined) waiting.delete(oldest)
      return { grant, name: basename(path) }
    },
    look(grant, purpose) {
      const entry = waiting.get(grant)
      if (entry?.purpose !== purpose) {
        throw new UserError('grant', '没有选定文件，或者选定的文件已经用过。', '请重新选择文件。')
      }
      return entry.path
    },
    redeem(grant, purpose) {
      const path = this.look(grant, purpose)
      waiting.delete(grant)
      return path
    }
  }
}
