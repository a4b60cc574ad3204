import { describe, expect, it, vi } from 'vitest'
import type { Settings } from '@shared/ipc'
import { defaultSettings, SettingsKeeper } from './index'

function keeper(initial: Partial<Settings> = {}) {
  let value: Settings = { ...defaultSettings, ...initial }
  const effect = vi.fn()
  const change = vi.fn((next: Settings) => {
    value = next
  })
  const settings = new SettingsKeeper({ value: () => value, change, putAside: undefined }, effect)
  return { settings, effect, change }
}

describe('SettingsKeeper', () => {
  it('changes what is named, keeps the rest, and lets it take effect once', () => {
    const { settings, effect } = keeper({ theme: 'dark' })
    expect(settings.change({ zoom: 2 })).toEqual({ ...defaultSettings, theme: 'dark', zoom: 2 })
    expect(effect).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ zoom: 2 }),
      expect.objectContaining({ zoom: 1 })
    )
  })

  it('writes nothing when nothing changes', () => {
    const { settings, effect, change } = keeper()
    settings.change({ zoom: 1 })
    expect(effect).not.toHaveBeenCalled()
    expect(change).not.toHaveBeenCalled()
  })

  it('lets nothing take effect that cannot be kept', () => {
    const { settings, effect, change } = keeper()
    change.mockImplementation(() => {
      throw new Error('full')
    })
    expect(() => settings.change({ zoom: 2 })).toThrow('full')
    expect(effect).not.toHaveBeenCalled()
  })

  it('signs with the entered name, else with the system’s', () => {
    expect(keeper({ userName: ' 李会计 ' }).settings.user()).toBe('李会计')
    expect(keeper({ userName: '  ' }).settings.user()).not.toBe('')
  })
})
