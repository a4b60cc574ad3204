import { refusedText } from '@shared/ipc'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { draftKey } from '../grid'
import { useDrafts } from './drafts'

beforeEach(() => {
  setActivePinia(createPinia())
})

const grid = '{"list":"basicExpenditure"}'
const refuse = (count: number, text: string, reason: string): void => {
  const drafts = Array.from({ length: count }, (_, row) => ({ row, column: 'function', text, reason }))
  useDrafts().keep(grid, new Map(drafts.map((one) => [draftKey(one.row, one.column), one])))
}

describe('what cells refused', () => {
  it('goes to the disk and comes back as it was', () => {
    refuse(2, '一千二', '不是金额。')
    const written = useDrafts().written()
    const kept = new Map(useDrafts().of(grid))
    useDrafts().forget()
    useDrafts().restore(written)
    expect(useDrafts().of(grid)).toEqual(kept)
  })

  it('is in a form that the disk takes, however long what was typed and the reason that quotes it', () => {
    refuse(3, '字'.repeat(1500), `没有叫“${'字'.repeat(1500)}”的科目。`)
    const written = useDrafts().written()
    expect(written).toHaveLength(3)
    for (const one of written) expect(refusedText.safeParse(one).success).toBe(true)
    refuse(3, '字'.repeat(3000), '太长。')
    expect(useDrafts().written()).toEqual([])
  })

  it('is kept up to a number, and those beyond it are counted', () => {
    refuse(301, 'x', '不是金额。')
    expect([useDrafts().written().length, useDrafts().unwritten()]).toEqual([300, 1])
  })
})
