import type { z } from '../zod'

/** What zod found wrong, as far as the sentences need it. */
type Issue = z.core.$ZodIssue

const typeWords: Readonly<Record<string, string>> = {
  string: '文字（写在引号里）',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '列表（方括号）',
  object: '一组字段（花括号）'
}

function foundWords(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return '列表'
  if (typeof value === 'object') return '一组字段'
  if (typeof value === 'string') return '文字'
  return typeof value === 'number' ? '数字' : typeof value === 'boolean' ? String(value) : '没有内容'
}

function tooBig(issue: Extract<Issue, { code: 'too_big' }>): string {
  if (issue.origin === 'string') return `文字太长，最多 ${Number(issue.maximum)} 个字符。`
  if (issue.origin === 'array') return `行数太多，最多 ${Number(issue.maximum)} 行。`
  return `数太大，最大为 ${Number(issue.maximum)}。`
}

function tooSmall(issue: Extract<Issue, { code: 'too_small' }>): string {
  if (issue.origin === 'string' || issue.origin === 'array') return '不能为空；没有内容时请不写这一项。'
  return `数太小，最小为 ${Number(issue.minimum)}。`
}

const isChinese = (message: string): boolean => /[\u4e00-\u9fff]/.test(message)

/**
 * What is wrong with a value, as a Chinese sentence without its place.
 * @param value what stands there; undefined when nothing does
 */
export function issueSentence(issue: Issue, value: unknown): string {
  // Before anything else: zod's own message quotes the file's names here, which may be Chinese.
  if (issue.code === 'unrecognized_keys') return '不认识这个字段，请删去或改正字段名。'
  if (isChinese(issue.message)) return issue.message
  switch (issue.code) {
    case 'invalid_type':
      if (value === undefined) return '缺少这一项，请补上。'
      return `应为${typeWords[issue.expected] ?? issue.expected}，这里是${foundWords(value)}。`
    case 'too_big':
      return tooBig(issue)
    case 'too_small':
      return tooSmall(issue)
    case 'invalid_value':
      if (value === undefined) return '缺少这一项，请补上。'
      return `只能是 ${issue.values.map((one) => `“${String(one)}”`).join('、')} 之一。`
    case 'invalid_format':
      return issue.format === 'date' ? '应为存在的日期，写成 2023-01-31 的样子。' : '写法不对。'
    default:
      return '这个值不能用。'
  }
}
