import type { BrowserWindow, OpenDialogReturnValue } from 'electron'
import { dialog } from 'electron'
import type { Dialogs, FileKind } from '../desk'

/** The system's dialogs, before the program's window. */
export function systemDialogs(window: () => BrowserWindow): Dialogs {
  return {
    folder: async ({ title, make }) =>
      chosen(
        await dialog.showOpenDialog(window(), {
          title,
          buttonLabel: make ? '在这里新建' : '打开',
          properties: make
            ? ['openDirectory', 'createDirectory', 'promptToCreate']
            : ['openDirectory', 'dontAddToRecent']
        })
      ),
    openFile: async ({ title, kinds }) =>
      chosen(
        await dialog.showOpenDialog(window(), {
          title,
          filters: kinds.map(filter),
          properties: ['openFile', 'dontAddToRecent']
        })
      ),
    openFiles: async ({ title, kinds }) => {
      const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
        title,
        filters: kinds.map(filter),
        properties: ['openFile', 'multiSelections', 'dontAddToRecent']
      })
      return canceled ? [] : filePaths
    },
    saveFile: async ({ title, name, kind }) => {
      const ending = `.${kind.extensions[0] ?? ''}`
      const { canceled, filePath } = await dialog.showSaveDialog(window(), {
        title,
        defaultPath: `${name}${ending}`,
        filters: [filter(kind)],
        properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent']
      })
      return canceled || filePath === '' ? undefined : filePath
    }
  }
}

const chosen = ({ canceled, filePaths }: OpenDialogReturnValue): string | undefined =>
  canceled ? undefined : filePaths[0]

const filter = ({ name, extensions }: FileKind): { name: string; extensions: string[] } => ({
  name,
  extensions: [...extensions]
})
