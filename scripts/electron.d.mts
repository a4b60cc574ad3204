/** What to start: `executablePath`, then `args`, then one's own switches and the app folder. */
export interface ElectronLaunch {
  readonly executablePath: string
  readonly args: readonly string[]
  readonly standIn: boolean
  readonly version: string
}

/** The Electron that preparation put in place. Throws a sentence saying what to do when there is none. */
export declare function electronLaunch(): ElectronLaunch
