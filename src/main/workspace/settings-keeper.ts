import { userInfo } from 'node:os'
import type { CallInput, Settings } from '@shared/ipc'
import type { Remembered } from './remembered'

/** The user's settings, and what takes effect when they change. */
export class SettingsKeeper {
  constructor(
    private readonly remembered: Remembered<Settings>,
    /** Called after every change, with what was before it. */
    private readonly effect: (settings: Settings, before: Settings) => void
  ) {}

  value(): Settings {
    return this.remembered.value()
  }

  /** Changes what is named and gives all of them. @throws UserError when they cannot be written */
  change(part: CallInput<'settings.change'>): Settings {
    const before = this.value()
    const settings = { ...before, ...part }
    if (JSON.stringify(settings) !== JSON.stringify(before)) {
      this.remembered.change(settings)
      this.effect(settings, before)
    }
    return settings
  }

  /** Who signs the journal: the name that was entered, else the one that the system knows, else 未署名. */
  user(): string {
    const entered = this.value().userName.trim()
    return entered === '' ? systemUser() : entered
  }
}

function systemUser(): string {
  try {
    const name = userInfo().username.trim()
    return name === '' ? '未署名' : name
  } catch {
    return '未署名'
  }
}
