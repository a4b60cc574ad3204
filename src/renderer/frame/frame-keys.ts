/** What a key asks of the frame, wherever the focus is. */
export type FrameCommand =
  | 'undo'
  | 'redo'
  | 'help'
  | 'history'
  | 'settings'
  | 'nextSection'
  | 'previousSection'
  | 'nextFinding'
  | 'previousFinding'
  | 'comments'
  | { readonly section: number }

/** A key as it was pressed; `ctrl` is the command key on a Mac. */
export interface Pressed {
  readonly key: string
  readonly ctrl: boolean
  readonly shift: boolean
  readonly alt: boolean
}

/** The command of a key, undefined when the frame has none for it. Sections are counted from 0. */
export function commandOf({ key, ctrl, shift, alt }: Pressed): FrameCommand | undefined {
  if (alt && ctrl) return !shift && key.toLowerCase() === 'm' ? 'comments' : undefined
  if (alt) return !shift && /^\d$/.test(key) ? { section: (Number(key) + 9) % 10 } : undefined
  if (ctrl) return withCtrl(key.length === 1 ? key.toLowerCase() : key, shift)
  if (key === 'F1' && !shift) return 'help'
  if (key === 'F8') return shift ? 'previousFinding' : 'nextFinding'
  return undefined
}

function withCtrl(key: string, shift: boolean): FrameCommand | undefined {
  if (key === 'z') return shift ? 'redo' : 'undo'
  if (key === 'h' && shift) return 'history'
  if (shift) return undefined
  switch (key) {
    case 'y':
      return 'redo'
    case ',':
      return 'settings'
    case 'PageDown':
      return 'nextSection'
    case 'PageUp':
      return 'previousSection'
    default:
      return undefined
  }
}

/** The keys of the program, for the page that lists them. */
export const keyGroups: readonly {
  readonly title: string
  readonly keys: readonly (readonly [string, string])[]
}[] = [
  {
    title: '到处都能用',
    keys: [
      ['Ctrl + Z', '撤销上一步，也能撤销上次打开时做的'],
      ['Ctrl + Y 或 Ctrl + Shift + Z', '重做'],
      ['Ctrl + PageDown / PageUp', '下一部分 / 上一部分'],
      ['Alt + 1 … 9、0', '直接到第几部分'],
      ['F8 / Shift + F8', '下一处 / 上一处问题或退回意见，走遍整本账'],
      ['Ctrl + Alt + M', '本格的退回意见，空格勾选改好了'],
      ['Ctrl + Shift + H', '本格历史'],
      ['Ctrl + P', '打印'],
      ['Ctrl + 逗号', '设置'],
      ['Ctrl + 加号 / 减号 / 0', '放大 / 缩小 / 原大小'],
      ['F1', '这一页']
    ]
  },
  {
    title: '表格里移动和选择',
    keys: [
      ['方向键、Tab、Enter', '移到相邻的格；加 Shift 反向'],
      ['Ctrl + 方向键', '到有数的一片的边上'],
      ['Home / End', '本行的第一格 / 最后一格'],
      ['Ctrl + Home / End', '表的第一格 / 最后填的一格'],
      ['PageUp / PageDown', '上一屏 / 下一屏'],
      ['Shift + 移动', '扩大选中的范围'],
      ['Ctrl + A', '全部选中'],
      ['Ctrl + F', '查找']
    ]
  },
  {
    title: '表格里填写',
    keys: [
      ['直接输入', '替换本格；输入法打开时也一样'],
      ['F2', '修改本格原有的内容'],
      ['Esc', '放弃正在输入的或没有填进去的，恢复原样'],
      ['Delete', '清除选中的格'],
      ['Ctrl + C / X / V', '复制 / 剪切 / 粘贴，与 Excel、WPS 互通'],
      ['Ctrl + D', '用上面的格向下填充'],
      ['Insert', '在上面插入一行'],
      ['Ctrl + Delete', '删除选中的行'],
      ['Ctrl + Shift + D', '复制选中的行'],
      ['Alt + Enter', '文字格里换行'],
      ['Alt + ↓', '打开可选的内容'],
      ['科目格里输入 bgf', '按拼音首字母找到办公费；编码和名称也可以']
    ]
  }
]
