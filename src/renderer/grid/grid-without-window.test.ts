import { describe, expect, it } from 'vitest'
import { nextTick, shallowRef } from 'vue'
import type { AmountUnit, Drafts, EditOutcome, GridColumn, GridEdit, PastedUnits } from './model'
import { draftKey } from './model'
import type { Line } from './testing/rows'
import { applied, COLUMNS, keysFrom, rowsOf } from './testing/rows'
import { useCommands } from './use-commands'
import { useEditor } from './use-editor'
import { useEdits } from './use-edits'
import { useSelecting } from './use-selecting'

const SUBJECT: GridColumn = {
  key: 'subject',
  title: '科目',
  width: 1,
  kind: 'picker',
  label: (value) => `${value} 名`,
  search: (text) =>
    ['101', '102', '201'].filter((one) => one.includes(text)).map((value) => ({ value, label: value })),
  read: (text) => (/^\d{3}$/.test(text) ? { ok: true, value: text } : { ok: false, reason: '没有这个科目。' })
}

interface Opened {
  readonly appendable?: boolean
  readonly columns?: GridColumn[]
  readonly pastedUnits?: PastedUnits
}

/** A grid whose keys are pressed without a window, over rows whose owner answers when told to. */
function open(
  first: Line[],
  { appendable = true, columns = [...COLUMNS, SUBJECT], pastedUnits }: Opened = {}
) {
  const lines = shallowRef(first)
  const drafts = shallowRef<Drafts>(new Map())
  const answers: (() => void)[] = []
  const edits: GridEdit[] = []
  let outcome: EditOutcome = { ok: true }
  let text = ''
  const pen = { text: () => text, write: (next: string) => void (text = next) }
  const makeKey = keysFrom()
  const grid = useEdits({
    columns: () => columns,
    rows: () => rowsOf(lines.value),
    readOnly: () => false,
    appendable: () => appendable,
    makeKey: () => makeKey,
    apply: (edit) => {
      edits.push(edit)
      return new Promise((done) =>
        answers.push(() => {
          if (outcome.ok) lines.value = applied(lines.value, edit)
          done(outcome)
        })
      )
    },
    drafts: () => drafts.value,
    draftsChanged: (next) => (drafts.value = next)
  })
  const selecting = useSelecting(
    grid.view,
    () => columns,
    () => 10
  )
  const editor = useEditor(grid, selecting, pen)
  const commands = useCommands(grid, selecting, editor, {
    columns: () => columns,
    makeKey: () => makeKey,
    appendable: () => appendable,
    readOnly: () => false,
    pen,
    undo: () => undefined,
    redo: () => undefined,
    openMenu: () => undefined,
    pastedUnits: (headings, above) => pastedUnits?.(headings, above)
  })
  /** Keys by their names; a text in quotes is typed letter by letter. */
  const press = (...keys: string[]): void => {
    for (const key of keys) {
      if (key.startsWith("'")) {
        for (const letter of key.slice(1)) {
          text += letter
          editor.typed(false)
        }
        continue
      }
      const parts = key.split('+')
      const has = (name: string): boolean => parts.includes(name)
      commands.key({ key: parts.at(-1) ?? '', ctrl: has('Ctrl'), shift: has('Shift'), alt: has('Alt') })
    }
  }
  /** Whether Tab would take the focus out of the grid. */
  const tabLeaves = (): boolean => !commands.key({ key: 'Tab', ctrl: false, shift: false, alt: false })
  return {
    grid,
    editor,
    commands,
    selecting,
    press,
    tabLeaves,
    lines,
    edits,
    drafts,
    refuse: (next: EditOutcome) => (outcome = next),
    /** The owner answers all that it was asked. */
    answer: async (): Promise<void> => {
      for (const one of answers.splice(0)) one()
      for (let n = 0; n < 4; n += 1) await nextTick()
    },
    shown: (row: number, column: string) => grid.view.value.value(row, column),
    place: () => selecting.selection.value.active
  }
}

const two: Line[] = [
  { key: 1, cells: { name: '甲', amount: '1.00' } },
  { key: 2, cells: { name: '乙', amount: '2.00' } }
]

describe('typing', () => {
  it('replaces, shows at once, and is handed over in order before any answer', async () => {
    const { press, shown, edits, answer, lines } = open(two)
    press("'子", 'ArrowRight', "'5", 'Enter', "'6", 'ArrowLeft', "'丑", 'Tab')
    expect([shown(0, 'name'), shown(0, 'amount'), shown(1, 'amount'), shown(1, 'name')]).toEqual([
      '子',
      '5.00',
      '6.00',
      '丑'
    ])
    expect(edits.map(({ cells }) => cells[0]?.value)).toEqual(['子', '5.00', '6.00', '丑'])
    await answer()
    expect(lines.value.map(({ cells }) => cells['name'])).toEqual(['子', '丑'])
  })

  it('is given up with Escape, and corrected after F2', () => {
    const { press, editor, edits, shown } = open(two)
    press("'坏", 'Escape')
    expect([edits.length, shown(0, 'name'), editor.mode.value]).toEqual([0, '甲', 'none'])
    press('F2', "'乙", 'Enter')
    expect(shown(0, 'name')).toBe('甲乙')
    press('ArrowUp', 'F2', 'ArrowRight')
    expect(editor.mode.value).toBe('correcting')
    press('Enter')
    expect(edits).toHaveLength(1)
  })

  it('in the blank row makes rows one after another without waiting', async () => {
    const { press, lines, edits, answer, grid } = open([])
    press("'一", 'Tab', "'1", 'Enter', "'二", 'Enter', "'三", 'Enter')
    expect(edits.map(({ inserted }) => inserted.length)).toEqual([1, 0, 1, 1])
    expect(grid.view.value.count).toBe(4)
    await answer()
    expect(lines.value.map(({ cells }) => [cells['name'], cells['amount']])).toEqual([
      ['一', '1.00'],
      ['二', undefined],
      ['三', undefined]
    ])
    expect(grid.view.value.count).toBe(4)
  })

  it('takes back that Tab leaves the grid after Escape; so does leaving it', () => {
    const { press, tabLeaves, commands } = open(two)
    press('Escape')
    expect(tabLeaves()).toBe(true)
    press("'子", 'Tab')
    expect(tabLeaves()).toBe(false)
    press('Escape')
    commands.left()
    expect(tabLeaves()).toBe(false)
  })

  it('of the same again is no edit; clearing is one', () => {
    const { press, edits } = open(two)
    press("'甲", 'Enter', 'ArrowUp', 'Delete', 'Delete')
    expect(edits.map(({ label, cells }) => [label, cells])).toEqual([
      ['清除', [{ row: 1, column: 'name', value: undefined }]]
    ])
  })

  it('with Ctrl+Enter fills all that is selected, as one edit', () => {
    const { press, edits, shown } = open(two)
    press('Shift+ArrowDown', "'同", 'Ctrl+Enter')
    expect([edits.length, shown(0, 'name'), shown(1, 'name')]).toEqual([1, '同', '同'])
  })
})

describe('what a cell refuses', () => {
  it('stays there with its reason, and is settled by what it takes', () => {
    const { press, edits, drafts } = open(two)
    press('ArrowRight', "'十", 'Enter')
    expect(edits).toEqual([])
    expect(drafts.value.get(draftKey(1, 'amount'))).toMatchObject({ text: '十' })
    press('ArrowUp', "'1", 'Enter')
    // What the cell had before is what was typed now: no edit, and nothing refused any more.
    expect([edits.length, drafts.value.size]).toEqual([0, 0])
  })

  it('is given up by Escape, and what the cell holds stands there again', () => {
    const { press, edits, drafts, commands, place } = open(two)
    press('ArrowRight', "'十", 'Enter', 'ArrowUp', "'百", 'Escape')
    expect(drafts.value.get(draftKey(1, 'amount'))).toMatchObject({ text: '十' })
    press('Escape')
    expect([drafts.value.size, edits.length, place()]).toEqual([0, 0, { row: 0, column: 1 }])
    const tab = { key: 'Tab', ctrl: false, shift: false, alt: false }
    // It was not for leaving the grid: that takes another one.
    expect(commands.key(tab)).toBe(true)
    press('Escape')
    expect(commands.key(tab)).toBe(false)
  })

  it('is not what stood there before and cannot be read any more, when it is only looked at', () => {
    const { press, selecting, edits, drafts } = open([{ key: 1, cells: { subject: '旧' } }])
    selecting.goTo({ row: 0, column: COLUMNS.length })
    press('F2', 'Enter')
    expect([edits.length, drafts.value.size]).toEqual([0, 0])
  })

  it('is judged anew when it is opened and left: what was wrong may have been put right elsewhere', () => {
    const codes = new Set(['101'])
    const subject: GridColumn = {
      ...SUBJECT,
      search: () => [],
      read: (text) => (codes.has(text) ? { ok: true, value: text } : { ok: false, reason: '没有。' })
    }
    const { press, shown, drafts } = open(two, { columns: [subject] })
    press("'102", 'Enter', 'ArrowUp', 'F2', 'Enter', 'ArrowUp')
    expect(drafts.value.size).toBe(1)
    codes.add('102')
    press('F2', 'Enter')
    expect([drafts.value.size, shown(0, 'subject')]).toEqual([0, '102'])
  })

  it('in a blank row goes with it when it becomes a row', async () => {
    const { press, drafts, answer, lines, grid } = open([])
    press('ArrowRight', "'十", 'ArrowLeft', "'一", 'Enter')
    await answer()
    expect(lines.value.map(({ key }) => key)).toEqual([[...drafts.value.values()][0]?.row])
    expect(grid.draftAt(0, 'amount')?.text).toBe('十')
    expect(grid.draftAt(1, 'amount')).toBeUndefined()
  })

  it('is kept too when the owner can keep nothing', async () => {
    const { press, refuse, answer, shown, drafts, grid } = open(two)
    refuse({ ok: false, message: '磁盘已满。' })
    press("'丙", 'Enter')
    expect(shown(0, 'name')).toBe('丙')
    await answer()
    expect(shown(0, 'name')).toBe('甲')
    expect([...drafts.value.values()]).toEqual([{ row: 1, column: 'name', text: '丙', reason: '磁盘已满。' }])
    expect(grid.report.value?.message).toContain('磁盘已满')
  })

  it('of a row that could not be made stands in the blank row again', async () => {
    const { press, refuse, answer, grid } = open([])
    refuse({ ok: false, message: '磁盘已满。' })
    press("'丙", 'Enter')
    await answer()
    expect(grid.view.value.count).toBe(1)
    expect(grid.draftAt(0, 'name')?.text).toBe('丙')
  })
})

describe('a paste under headings that say a unit', () => {
  const block = '名称\t金额（万元）\n子\t1.234567'
  it.each([
    ['wanyuan', '12345.67', undefined],
    [undefined, '1.00', '1.234567']
  ] as const)('is read when that is settled: %s', async (unit, amount, draft) => {
    const asked: string[][] = []
    let settle: (units: readonly (AmountUnit | undefined)[]) => void = () => undefined
    const { commands, edits, shown, drafts } = open(two, {
      pastedUnits: (headings) => {
        asked.push([...headings])
        return new Promise((done) => (settle = done))
      }
    })
    commands.paste(block, undefined)
    expect([asked, edits]).toEqual([[['名称', '金额（万元）']], []])
    settle([undefined, unit])
    await Promise.resolve()
    expect([shown(0, 'name'), shown(0, 'amount')]).toEqual(['子', amount])
    expect(drafts.value.get(draftKey(1, 'amount'))?.text).toBe(draft)
  })

  it('is on its way at once where there is nothing to ask', () => {
    const { commands, edits } = open(two, { pastedUnits: () => undefined })
    commands.paste(block, undefined)
    expect(edits).toHaveLength(1)
  })
})

describe('the list under a cell', () => {
  const last = COLUMNS.length
  it('gives the best answer to what was typed in part, and the one gone to', () => {
    const { press, shown, selecting, drafts } = open(two)
    selecting.goTo({ row: 0, column: last })
    press("'2", 'Enter')
    expect(shown(0, 'subject')).toBe('102')
    press("'1", 'ArrowDown', 'ArrowDown', 'Enter')
    expect(shown(1, 'subject')).toBe('201')
    selecting.goTo({ row: 0, column: last })
    press("'9", 'Enter')
    expect([...drafts.value.values()]).toMatchObject([{ text: '9', reason: '没有这个科目。' }])
  })
  it('opened by Alt and the arrow takes nothing until one is gone to', () => {
    const { press, edits, editor, selecting, shown } = open(two)
    selecting.goTo({ row: 0, column: last })
    press('Alt+ArrowDown')
    expect(editor.answers.value?.options).toHaveLength(3)
    press('Enter')
    expect(edits).toEqual([])
    press('ArrowUp', 'Alt+ArrowDown', 'ArrowDown', 'ArrowDown', 'Enter')
    expect(shown(0, 'subject')).toBe('102')
  })
})

describe('the selection', () => {
  it('stays with its row when rows come before it', async () => {
    const { lines, selecting, place } = open(two)
    selecting.goTo({ row: 1, column: 1 })
    lines.value = [{ key: 9, cells: {} }, ...lines.value]
    expect(place()).toEqual({ row: 2, column: 1 })
    lines.value = lines.value.slice(0, 1)
    await nextTick()
    expect(place().row).toBeLessThanOrEqual(1)
  })
})
