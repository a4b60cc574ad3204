import { UserError } from '@shared/errors'
import { issueSentence } from '@shared/ledger'
import type { Step } from '@shared/ledger'
import { z } from '../zod'
import { faultsBetween } from './check'
import type { RawTemplateFault } from './check'
import { templateForm } from './template'
import type { Template } from './template'

/** One fault of a template. */
export interface TemplateFault {
  /** The place as JSON path: `tables[2].columns[3].amount`; empty for the file as a whole. */
  readonly path: string
  /** A Chinese sentence with the place, what is wrong, and what to do. */
  readonly message: string
}

export type TemplateReading =
  | { readonly ok: true; readonly template: Template }
  | { readonly ok: false; readonly faults: readonly TemplateFault[] }

/** More faults than this help nobody. */
const mostFaults = 100

/**
 * Reads a template from a file's text, or from parsed JSON: all of it, or every fault with its place. Never
 * throws for what stands in a file.
 */
export function readTemplate(input: unknown): TemplateReading {
  let value = input
  if (typeof input === 'string') {
    try {
      value = JSON.parse(input.replace(/^\ufeff/, ''))
    } catch {
      return {
        ok: false,
        faults: [{ path: '', message: '模板文件不是完整的 JSON，请检查括号、逗号和引号。' }]
      }
    }
  }
  const read = z.safeDecode(templateForm, value as z.input<typeof templateForm>)
  const raw = read.success
    ? faultsBetween(read.data)
    : read.error.issues.flatMap((issue) => issueFaults(issue, value))
  if (read.success && raw.length === 0) return { ok: true, template: read.data }
  return { ok: false, faults: raw.slice(0, mostFaults).map(located) }
}

/**
 * As `readTemplate`, for those who cannot go on without the template.
 * @param name what the user knows it by
 * @throws UserError `faultyTemplate` with the first faults
 */
export function requireTemplate(input: unknown, name: string): Template {
  const read = readTemplate(input)
  if (read.ok) return read.template
  const most = 5
  const named = read.faults.slice(0, most).map(({ message }) => message)
  const more = read.faults.length > most ? `（另有 ${read.faults.length - most} 处）` : ''
  throw new UserError(
    'faultyTemplate',
    `模板“${name}”有 ${read.faults.length} 处写得不对，没有使用：${named.join('')}${more}`,
    '请按 docs/templates.md 改正模板后再试。'
  )
}

function located({ steps, sentence }: RawTemplateFault): TemplateFault {
  const path = pathOf(steps)
  return { path, message: path === '' ? sentence : `${path}：${sentence}` }
}

function pathOf(steps: readonly Step[]): string {
  return steps
    .map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 ? step : `.${step}`))
    .join('')
}

function issueFaults(issue: z.core.$ZodIssue, root: unknown): RawTemplateFault[] {
  const steps = issue.path.map((step): Step => (typeof step === 'number' ? step : String(step)))
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ steps: [...steps, key], sentence: issueSentence(issue, undefined) }))
  }
  if (issue.code === 'invalid_union') {
    return [{ steps, sentence: '只能是 “coded”、“balance”、“performance” 之一。' }]
  }
  const value = steps.reduce<unknown>(
    (inside, step) =>
      typeof inside === 'object' && inside !== null ? inside[step as keyof typeof inside] : undefined,
    root
  )
  return [{ steps, sentence: issueSentence(issue, value) }]
}
