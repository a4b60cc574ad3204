import { describe, expect, it } from 'vitest'
import { placeOn } from './placement'

const desk = { x: 0, y: 0, width: 1920, height: 1040 }
const second = { x: 1920, y: 0, width: 1366, height: 728 }

describe('placeOn', () => {
  it('opens where the window stood', () => {
    const last = { x: 100, y: 50, width: 1400, height: 900, maximized: false }
    expect(placeOn([desk], last)).toEqual(last)
    const other = { x: 2000, y: 10, width: 1100, height: 700, maximized: true }
    expect(placeOn([desk, second], other)).toEqual(other)
  })

  it('forgets a place on a screen that is gone', () => {
    expect(placeOn([desk], { x: 2000, y: 10, width: 1100, height: 700, maximized: false })).toEqual({
      width: 1100,
      height: 700,
      maximized: false
    })
  })

  it('forgets a place where the title bar cannot be caught', () => {
    expect(
      placeOn([desk], { x: 10, y: -500, width: 1100, height: 700, maximized: false })
    ).not.toHaveProperty('y')
    expect(placeOn([desk], { x: 1900, y: 0, width: 1100, height: 700, maximized: false })).not.toHaveProperty(
      'x'
    )
  })

  it('is never larger than its screen nor smaller than is usable', () => {
    expect(placeOn([second], { x: 1930, y: 0, width: 9000, height: 9000, maximized: false })).toMatchObject({
      width: 1366,
      height: 728
    })
    expect(placeOn([desk], { width: 10, height: 10, maximized: false })).toMatchObject({
      width: 1024,
      height: 640
    })
  })

  it('has a first size, and lets the system choose the place', () => {
    expect(placeOn([desk], undefined)).toEqual({ width: 1280, height: 800, maximized: false })
  })
})
