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

  it('has no action and no cause where none is given', () => {
    const error = new UserError('notFound', '找不到文件。')
    expect(Object.hasOwn(error, 'action')).toBe(false)
    expect(Object.hasOwn(error, 'cause')).toBe(false)
    expect(Object.keys(error.toFailure())).toEqual(['code', 'message'])
  })
})
