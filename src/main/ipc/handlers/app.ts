import { existsSync, statSync } from 'node:fs'
import { isAbsolute } from 'node:path'
import { UserError } from '@shared/errors'
import { packageEndings } from '@shared/exchange'
import type { DropPurpose, Handlers } from '@shared/ipc'
import type { HandlersOf, Program } from '../program'

type Subjects = HandlersOf<'app' | 'files' | 'settings' | 'sample', Handlers>

/** The kinds of file that each purpose takes. */
const ENDINGS: Readonly<Record<DropPurpose, readonly string[]>> = {
  importLedger: ['.json'],
  loadTask: [packageEndings.task],
  takeReply: [packageEndings.reply],
  takeSubmission: [packageEndings.submission]
}

/** The program itself: its start, its settings, its files, and the sample's tables. */
export const appHandlers = (program: Program): Subjects => ({
  'app.start': () => ({ ...program.about, notices: [...program.about.notices] }),
  'app.nextEvent': () => program.events.next(),
  'app.exportDiagnostics': async () => {
    const path = await program.exportDiagnostics()
    return path === undefined ? { savedAs: null } : program.saved.offer(path)
  },
  'settings.read': () => program.settings.value(),
  'settings.change': (part) => program.settings.change(part),
  'sample.tables': ({ template }) => program.sample.tables(template),
  'sample.linesBehind': (place) => program.sample.linesBehind(place),
  'files.show': async ({ file, how }) => {
    await program.showFile(program.saved.pathOf(file), how)
    return {}
  },
  'files.grantDropped': ({ path, purpose }) => {
    const fits = ENDINGS[purpose].some((ending) => path.toLowerCase().endsWith(ending))
    if (!fits || !isAbsolute(path) || !existsSync(path) || !statSync(path).isFile()) {
      throw new UserError(
        'dropped',
        '拖入的不是可以使用的文件。',
        `请拖入 ${ENDINGS[purpose].join('、')} 文件。`
      )
    }
    return program.grants.offer(path, purpose)
  }
})
