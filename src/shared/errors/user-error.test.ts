import { describe, expect, it } from 'vitest'
import { UserError } from './index'

describe('UserError', () => {
  it('carries code, sentence, action and cause', () => {
    const cause = new Error('ENOSPC')
    const error = new UserError('diskFull', '磁盘已满，未能保存。', '请清理磁盘后再试。', { cause })
    expect(error).toBeInstanceOf(Error)
    expect(error).toMatchObject({
      name: 'UserError',
      code: 'diskFull',
      message: '磁盘已满，未能保存。',
      action: '请清理磁盘后再试。',
      cause
    })
  })

  it('becomes data without its cause', () => {
    const error = new UserError('diskFull', '磁盘已满，未能保存。', '请清理磁盘后再试。', { cause: 'secret' })
    expect(error.toFailure()).toEqual({
      code: 'diskFull',
      message: '磁盘已满，未能保存。',
      action: '请清理磁盘后再试。'
    })
  })

  it('carries what is wrong one by one', () => {
    const error = new UserError('faulty', '文件有 2 处问题。', undefined, { details: ['一', '二'] })
    expect(error.toFailure()).toEqual({ code: 'faulty', message: '文件有 2 处问题。', details: ['一', '二'] })
    expect(Object.hasOwn(error, 'cause')).toBe(false)
  })

  it('has no action and no cause where none is given', () => {
    const error = new UserError('notFound', '找不到文件。')
    expect(Object.hasOwn(error, 'action')).toBe(false)
    expect(Object.hasOwn(error, 'cause')).toBe(false)
    expect(Object.keys(error.toFailure())).toEqual(['code', 'message'])
  })
})
