/** What a file must be called to be offered in a dialog. */
export interface FileKind {
  readonly name: string
  /** Endings without the dot. */
  readonly extensions: readonly string[]
}

/** The system's dialogs; each gives undefined when the user thought better of it. */
export interface Dialogs {
  /** A folder; with `make`, one that the dialog may make. */
  readonly folder: (ask: { title: string; make: boolean }) => Promise<string | undefined>
  readonly openFile: (ask: { title: string; kinds: readonly FileKind[] }) => Promise<string | undefined>
  /** Any number of files at once; none when the user thought better of it. */
  readonly openFiles: (ask: { title: string; kinds: readonly FileKind[] }) => Promise<readonly string[]>
  /** Where to save; the dialog itself asks before an existing file is named. */
  readonly saveFile: (ask: { title: string; name: string; kind: FileKind }) => Promise<string | undefined>
}
