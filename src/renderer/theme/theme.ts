import type { GlobalThemeOverrides } from 'naive-ui'

/**
 * The look of the program, all of it: dense, calm, aligned. Light and dark have the same roles; every text colour
 * has at least 4.5 : 1 on every surface it stands on. `page.css` reads the same values as custom properties.
 */
export interface Palette {
  readonly paper: string
  readonly card: string
  readonly ink: string
  readonly soft: string
  readonly line: string
  /** The border of what can be typed into or pressed: 3 : 1 against the ground. */
  readonly edge: string
  readonly accent: string
  readonly accentHover: string
  readonly accentPressed: string
  readonly warning: string
  /** Something is wrong: errors, what was refused. */
  readonly danger: string
  /** Something is in order: balanced, saved. */
  readonly good: string
  /** What the department wrote about a cell: 退回意见. */
  readonly remark: string
  /** A negative figure; it has its minus sign too. */
  readonly negative: string
  /** The ground of what is computed or closed: read, never typed. */
  readonly quiet: string
  /** The ground of what is chosen. */
  readonly chosen: string
  /** The bars of this year and of last in charts: 3 : 1 against the ground. */
  readonly chartNow: string
  readonly chartPrior: string
  /** The parts of a whole, one after the other: 3 : 1 against the ground. */
  readonly chartParts: readonly string[]
}

export const LIGHT: Palette = {
  paper: '#f5f6f8',
  card: '#ffffff',
  ink: '#1d2430',
  soft: '#5b6472',
  line: '#dfe3e8',
  edge: '#858e9b',
  accent: '#1f5fa8',
  accentHover: '#2a6fbd',
  accentPressed: '#184c88',
  warning: '#8a5300',
  danger: '#b3261e',
  good: '#1b6e3c',
  remark: '#6b3fa0',
  negative: '#b3261e',
  quiet: '#eceff3',
  chosen: '#dce9f8',
  chartNow: '#1f5fa8',
  chartPrior: '#8a7a4f',
  chartParts: ['#1f5fa8', '#2e7d6b', '#a8651a', '#7a4a9e', '#b0395f', '#5f7d1f', '#5b6472']
}

export const DARK: Palette = {
  paper: '#16181d',
  card: '#1f2229',
  ink: '#e6e9ee',
  soft: '#a3abb8',
  line: '#343944',
  edge: '#737c8a',
  accent: '#7db4f0',
  accentHover: '#9cc6f5',
  accentPressed: '#5f9fe4',
  warning: '#f0b35a',
  danger: '#f59a92',
  good: '#74cf9a',
  remark: '#c9a3f5',
  negative: '#f59a92',
  quiet: '#262a32',
  chosen: '#27405e',
  chartNow: '#7db4f0',
  chartPrior: '#b8a877',
  chartParts: ['#7db4f0', '#6cc5ae', '#e8aa63', '#c2a0e6', '#f08fae', '#b4cf6e', '#a3abb8']
}

/** The system's Chinese fonts, in the order of Windows, macOS, 统信/麒麟 and other Linux. */
export const FONTS =
  "'Microsoft YaHei UI', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', 'Source Han Sans SC', 'WenQuanYi Micro Hei', sans-serif"

/** What can be typed into or chosen from: one look in both themes, that of `.entry-field` in page.css. */
function fieldLook({ card, edge, accent, danger, soft }: Palette) {
  const border = (colour: string): string => `1px solid ${colour}`
  return {
    color: card,
    border: border(edge),
    borderHover: border(accent),
    borderFocus: border(accent),
    borderError: border(danger),
    borderHoverError: border(danger),
    borderFocusError: border(danger),
    placeholderColor: soft
  }
}

/** The palette as Naive UI takes it. */
export function naiveTheme(palette: Palette): GlobalThemeOverrides {
  const field = fieldLook(palette)
  return {
    Checkbox: { border: field.border },
    Input: { ...field, colorFocus: palette.card, colorFocusError: palette.card },
    InternalSelection: {
      ...field,
      borderActive: field.borderFocus,
      colorActive: palette.card,
      arrowColor: palette.soft
    },
    common: {
      fontFamily: FONTS,
      fontSize: '14px',
      // The least that a finger or an unsteady hand hits: WCAG 2.2, 2.5.8.
      heightTiny: '24px',
      borderRadius: '4px',
      primaryColor: palette.accent,
      primaryColorHover: palette.accentHover,
      primaryColorPressed: palette.accentPressed,
      primaryColorSuppl: palette.accentHover,
      warningColor: palette.warning,
      errorColor: palette.danger,
      successColor: palette.good,
      infoColor: palette.accent,
      bodyColor: palette.paper,
      cardColor: palette.card,
      textColorBase: palette.ink,
      textColor1: palette.ink,
      textColor2: palette.ink,
      textColor3: palette.soft,
      textColorDisabled: palette.soft,
      borderColor: palette.line,
      dividerColor: palette.line,
      opacityDisabled: '1'
    },
    Alert: {
      fontSize: '13px',
      padding: '8px 12px',
      iconSize: '18px',
      iconMargin: '9px 8px 0 12px',
      closeMargin: '9px 12px 0 8px',
      titleFontWeight: '600'
    },
    Button: {
      color: palette.card,
      textColorDisabled: palette.soft,
      colorDisabled: palette.paper,
      borderDisabled: `1px solid ${palette.line}`,
      textColorDisabledPrimary: palette.soft,
      colorDisabledPrimary: palette.paper,
      borderDisabledPrimary: `1px solid ${palette.line}`
    }
  }
}

/** The palette as custom properties of the page. */
export function pageProperties(palette: Palette): Record<string, string> {
  const colours = Object.entries(palette).filter(([role]) => role !== 'chartParts')
  return Object.fromEntries(colours.map(([role, colour]) => [`--${role}`, colour as string]))
}
