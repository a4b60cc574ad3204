const YEAR = '(?:19|20)\\d\\d'
const MONTH = '(?:0?[1-9]|1[0-2])'
const DAY = '(?:0?[1-9]|[12]\\d|3[01])'

/** A day or a month as people and spreadsheets write it. 2023.05 is none: it is a number like any other. */
const DATES = [
  `${YEAR}([-/.])${MONTH}\\1${DAY}`,
  `${YEAR}[-/]${MONTH}`,
  `${YEAR} *年 *(?:${MONTH} *月 *(?:${DAY} *日)?)?`,
  `${MONTH} *月 *(?:${DAY} *日)?`
].map((form) => new RegExp(`^${form}(?: +\\d{1,2}:\\d\\d(?::\\d\\d)?)?$`))

/** What an amount is mistaken for when a column is: told by its name, since no digit of it is wrong. */
export function lookAlike(text: string): { code: 'date' | 'percent'; message: string } | undefined {
  if (DATES.some((form) => form.test(text))) {
    return {
      code: 'date',
      message:
        '这是日期，不是金额：请核对是否取错了列；原来是金额的，请在 Excel 里把单元格格式改回数值，再复制。'
    }
  }
  if (/^[=+\-(]*[\d.,]+ *[%％‰]\)?$/.test(text)) {
    return { code: 'percent', message: '这是百分比，不是金额：请填金额本身，或核对是否取错了列。' }
  }
  return undefined
}
