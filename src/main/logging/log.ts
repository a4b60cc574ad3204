import { join } from 'node:path'
import log from 'electron-log/node'
import { describeError } from './redact'

const MAX_BYTES = 1024 * 1024

/**
 * The program's log: events by name, with numbers and names of calls only. No amounts, no names of persons:
 * `fields` takes what the program itself made up, and errors are stripped of their contents.
 */
export interface Log {
  info(event: string, fields?: Record<string, string | number | boolean>): void
  warn(event: string, fields?: Record<string, string | number | boolean>): void
  error(event: string, error: unknown): void
}

/** Opens the log in `folder`; at 1 MB the file is moved to `main.old.log`. */
export function openLog(folder: string): Log {
  const logger = log.create({ logId: folder })
  logger.transports.console.level = false
  logger.transports.file.resolvePathFn = () => join(folder, 'main.log')
  logger.transports.file.maxSize = MAX_BYTES
  logger.transports.file.format = '{iso} {level} {text}'
  const line = (event: string, fields: Record<string, string | number | boolean>): string =>
    [event, ...Object.entries(fields).map(([name, value]) => `${name}=${String(value)}`)].join(' ')
  return {
    info: (event, fields = {}) => logger.info(line(event, fields)),
    warn: (event, fields = {}) => logger.warn(line(event, fields)),
    error: (event, error) => logger.error(`${event} ${describeError(error)}`)
  }
}
