import type { Component } from 'vue'
import { createApp, defineComponent, h, ref, shallowRef } from 'vue'
import type { Drafts, SelectionSummary } from '../../src/renderer/grid'
import { EntryGrid } from '../../src/renderer/grid'
import { DARK, FONTS, LIGHT, pageProperties } from '../../src/renderer/theme/theme'
import '../../src/renderer/theme/page.css'
import type { Sheet } from './sheet'
import { COLUMNS, useSheet } from './sheet'

/** What the tests see of the page, as `window.gridPage`. */
export interface GridPage {
  readonly sheet: Sheet
  readonly summary: () => SelectionSummary | undefined
  readonly goTo: (row: number, column: string) => void
}

const wishes = new URLSearchParams(location.search)
const wish = (name: string, otherwise: number): number => Number(wishes.get(name) ?? otherwise)
const sheet = useSheet(wish('rows', 0), wish('delay', 5), wish('totals', 0) === 1)
const summary = shallowRef<SelectionSummary>()
const grid = ref<{ goTo: (row: number, column: string) => void; focus: () => void }>()

const Page = defineComponent(() => () => {
  const dark = matchMedia('(prefers-color-scheme: dark)').matches
  return h(
    'main',
    {
      class: 'ground',
      style: {
        ...pageProperties(dark ? DARK : LIGHT),
        colorScheme: dark ? 'dark' : 'light',
        fontFamily: FONTS,
        boxSizing: 'border-box',
        padding: '12px',
        display: 'grid',
        gridTemplateRows: 'auto minmax(0, 1fr) auto'
      }
    },
    [
      h('button', { id: 'before' }, '前'),
      h(EntryGrid as Component, {
        ref: grid,
        label: '基本支出',
        columns: COLUMNS,
        rows: sheet.gridRows(sheet.held.value),
        apply: sheet.apply,
        appendable: wish('appendable', 1) === 1,
        makeKey: sheet.makeKey,
        readOnly: wish('readOnly', 0) === 1,
        frozen: wish('frozen', 0),
        drafts: sheet.drafts.value,
        'onUpdate:drafts': (drafts: Drafts) => (sheet.drafts.value = drafts),
        onUndo: sheet.undo,
        onRedo: sheet.redo,
        onSelected: (selected: SelectionSummary) => (summary.value = selected)
      }),
      h('button', { id: 'after' }, '后')
    ]
  )
})

createApp(Page).mount('#app')
grid.value?.focus()
const seen: GridPage = {
  sheet,
  summary: () => summary.value,
  goTo: (row, column) => grid.value?.goTo(row, column)
}
Object.assign(window, { gridPage: seen })
document.documentElement.dataset['ready'] = 'true'
