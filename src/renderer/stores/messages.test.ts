import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import type { Message } from './messages'
import { foldedWords, inSight, useMessages } from './messages'

beforeEach(() => setActivePinia(createPinia()))

const told = (): string[] => useMessages().list.map(({ message }) => message)
const seen = (): string[] => inSight(useMessages().list).map(({ message }) => message)
const tell = (type: Message['type'], ...messages: readonly string[]): void => {
  for (const message of messages) useMessages().tell({ type, message })
}

describe('what the user is told', () => {
  it('is three sentences at a time, and no error is lost', () => {
    tell('error', '甲', '乙', '丙', '丁', '戊', '己', '庚')
    expect(told()).toHaveLength(7)
    expect(seen()).toEqual(['戊', '己', '庚'])
    expect(foldedWords(useMessages().list.slice(0, 4))).toBe('还有 4 条，其中 4 条是错误')
  })

  it('keeps errors in sight before what is newer and only to be known; the newest is always seen', () => {
    tell('error', '没有保存')
    tell('info', '一', '二', '三')
    tell('warning', '留意')
    tell('info', '四')
    expect(seen()).toEqual(['没有保存', '留意', '四'])
    expect(foldedWords(useMessages().list.filter(({ type }) => type === 'info'))).toBe('还有 4 条')
  })

  it('replaces what went well by what went well next, and the same sentence by itself', () => {
    tell('success', '已保存')
    tell('error', '没有导出')
    tell('success', '已导出')
    tell('error', '没有导出')
    expect(told()).toEqual(['已导出', '没有导出'])
  })
})
