import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { nodeFiles } from '../files'
import { openRemembered, setRunningMark } from './index'
import { defaultSettings, settingsSchema } from './settings'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'remembered-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const open = () =>
  openRemembered(nodeFiles, {
    folder,
    name: 'settings',
    schema: settingsSchema,
    initial: defaultSettings,
    now: () => new Date('2026-01-02T03:04:05Z')
  })

describe('openRemembered', () => {
  it('begins with the initial value and keeps what is changed', () => {
    expect(open().value()).toEqual(defaultSettings)
    open().change({ ...defaultSettings, theme: 'dark' })
    expect(open().value()).toMatchObject({ theme: 'dark' })
    expect(readdirSync(folder)).toEqual(['settings.json'])
  })

  it('reads the settings of the first version, which knew the theme alone', () => {
    writeFileSync(join(folder, 'settings.json'), '{"theme":"dark"}')
    const settings = open()
    expect(settings.value()).toEqual({ ...defaultSettings, theme: 'dark' })
    expect(settings.putAside).toBeUndefined()
  })

  it.each([
    ['no JSON', '{"theme":'],
    ['nothing', ''],
    ['bytes', Buffer.from([0xff, 0xfe, 0x00, 0x80])],
    ['another form', '{"theme":"dark","colour":"red"}'],
    ['another value', '{"theme":"purple"}']
  ])('puts a damaged file aside, whole: %s', (_what, content) => {
    writeFileSync(join(folder, 'settings.json'), content)
    const settings = open()
    expect(settings.value()).toEqual(defaultSettings)
    expect(settings.putAside).toBe(join(folder, 'settings.damaged-2026-01-02T03-04-05-000Z.json'))
    expect(readFileSync(settings.putAside!)).toEqual(Buffer.from(content))
  })

  it('keeps the old value where the new one cannot be written', () => {
    const settings = open()
    settings.change({ ...defaultSettings, theme: 'light' })
    rmSync(join(folder, 'settings.json'))
    mkdirSync(join(folder, 'settings.json', 'in the way'), { recursive: true })
    expect(() => settings.change({ ...defaultSettings, theme: 'dark' })).toThrow('settings.json')
    expect(settings.value()).toEqual({ ...defaultSettings, theme: 'light' })
  })
})

describe('setRunningMark', () => {
  it('tells a run that did not end by itself', () => {
    const first = setRunningMark(nodeFiles, folder)
    expect(first.endedBadly).toBe(false)
    const second = setRunningMark(nodeFiles, folder)
    expect(second.endedBadly).toBe(true)
    second.remove()
    expect(setRunningMark(nodeFiles, folder).endedBadly).toBe(false)
  })
})
