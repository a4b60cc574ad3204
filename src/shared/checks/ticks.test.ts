import { describe, expect, it } from 'vitest'
import { ticksOfUnits } from './ticks'
import type { Tick } from './model'

const tick = (rule: string, tickedBy: string, on: string): Tick => ({ rule, tickedBy, on })

describe('the signatures of a department', () => {
  it('are those of all its units, on the last day', () => {
    const ticks = ticksOfUnits(
      new Map([
        ['402001', [tick('G02', '李二', '2022-12-01'), tick('F09', '李二', '2022-12-01')]],
        ['402002', [tick('G02', '王三', '2022-12-05')]]
      ])
    )
    expect(ticks).toEqual([
      { rule: 'F09', tickedBy: '402001 李二', on: '2022-12-01', unsigned: ['402002'] },
      { rule: 'G02', tickedBy: '402001 李二、402002 王三', on: '2022-12-05' }
    ])
  })

  it('name ten units and count the others; nobody’s signature is none', () => {
    const codes = Array.from({ length: 12 }, (_, at) => String(402_001 + at))
    const [many] = ticksOfUnits(new Map(codes.map((code) => [code, [tick('G03', '甲', '2022-12-01')]])))
    expect(many?.tickedBy).toMatch(/^402001 甲、.*402010 甲等 12 个单位$/)
    expect(ticksOfUnits(new Map([['402001', []]]))).toEqual([])
  })
})
