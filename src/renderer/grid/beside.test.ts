import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { beside } from './beside'

const window = { width: 640, height: 400 }
const cell = { x: 100, y: 100, width: 120, height: 28 }

describe('a box beside a cell', () => {
  it('stands below, or above where only there is room', () => {
    expect(beside(cell, { width: 200, height: 150 }, window, 'below')).toMatchObject({ left: 100, top: 130 })
    const low = { ...cell, y: 340 }
    expect(beside(low, { width: 200, height: 150 }, window, 'below')).toMatchObject({ left: 100, top: 188 })
  })

  it('is made lower where it is too high for both, on the side with more room', () => {
    const middle = { ...cell, y: 180 }
    expect(beside(middle, { width: 200, height: 288 }, window, 'below')).toEqual({
      left: 100,
      top: 210,
      maxHeight: 190
    })
    expect(beside({ ...cell, y: 220 }, { width: 200, height: 288 }, window, 'below')).toEqual({
      left: 100,
      top: 0,
      maxHeight: 218
    })
  })

  it('stands at the right, or at the left where only there is room', () => {
    const box = { width: 200, height: 60 }
    expect(beside(cell, box, window, 'right')).toMatchObject({ left: 222, top: 100 })
    expect(beside({ ...cell, x: 500 }, box, window, 'right')).toMatchObject({ left: 298, top: 100 })
  })

  it('lies in the window and never over its cell, where there is any room beside it', () => {
    const sizes = fc.record({
      width: fc.integer({ min: 20, max: 600 }),
      height: fc.integer({ min: 20, max: 600 })
    })
    const windows = fc.record({
      width: fc.integer({ min: 200, max: 1400 }),
      height: fc.integer({ min: 120, max: 900 })
    })
    const cells = fc.record({
      x: fc.integer({ min: 0, max: 150 }),
      y: fc.integer({ min: 0, max: 880 }),
      width: fc.integer({ min: 10, max: 300 }),
      height: fc.constant(28)
    })
    fc.assert(
      fc.property(cells, sizes, windows, fc.constantFrom('below', 'right'), (at, box, all, side) => {
        fc.pre(at.y + at.height <= all.height && box.width <= all.width)
        const { left, top, maxHeight } = beside(at, box, all, side)
        const height = Math.min(box.height, maxHeight)
        expect(left).toBeGreaterThanOrEqual(0)
        expect(top).toBeGreaterThanOrEqual(0)
        expect(left + box.width).toBeLessThanOrEqual(all.width)
        expect(top + height).toBeLessThanOrEqual(all.height)
        const apart =
          left >= at.x + at.width ||
          left + box.width <= at.x ||
          top >= at.y + at.height ||
          top + height <= at.y
        expect(apart).toBe(true)
      })
    )
  })
})
