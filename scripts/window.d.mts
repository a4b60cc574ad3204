import type { ElectronApplication, Page } from '@playwright/test'

export interface WindowOptions {
  readonly dataFolder: string
  /** Modules that are loaded before the program. */
  readonly modules?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
}

export declare function programCommand(options: WindowOptions): {
  executablePath: string
  args: string[]
  env: Record<string, string>
}

export declare function steady(app: ElectronApplication): ElectronApplication

export declare function openWindow(options: WindowOptions): Promise<{ app: ElectronApplication; page: Page }>
