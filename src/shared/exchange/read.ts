import { UserError } from '@shared/errors'
import { issueSentence } from '@shared/ledger'
import type { Step } from '@shared/ledger'
import { z } from '../zod'
import { refusal } from './fault'
import type { FaultCode, RawFault, ReadResult } from './fault'
import { readJson } from './json'
import type { JsonDocument } from './json'
import { omit } from './plain'
import { withoutEmpty } from './tidy'
import { decodeUtf8, withoutMark } from './utf8'

/** The version of the form that this program reads and writes. */
export const formatVersion = 1

/** The largest file in characters (or bytes): a ledger of 20,000 lines has some 4 million. */
export const largestFile = 32 * 1024 * 1024

/** How a kind of file becomes what the program works with. */
export interface Kind<F, T> {
  readonly form: z.ZodType<F>
  /** A field that only another kind of file has at its top, and the sentence for it. */
  readonly mistakenFor: { readonly field: string; readonly sentence: string }
  /** Makes it, and finds what a schema cannot say: faults between fields. With any of them there is nothing. */
  readonly make: (form: F) => { readonly value: T; readonly faults: readonly RawFault[] }
}

/**
 * Reads a file's text or bytes: all of it, or nothing and every fault with its place. Never throws for what
 * stands in a file.
 */
export function readFile<F, T>(kind: Kind<F, T>, input: string | Uint8Array): ReadResult<T> {
  if (input.length > largestFile) {
    return refusal([whole('tooLarge', `文件太大，最多 ${largestFile / 1024 / 1024} MB，没有读取。`)])
  }
  const decoded =
    typeof input === 'string' ? { ok: true as const, text: withoutMark(input) } : decodeUtf8(input)
  if (!decoded.ok) return notText(decoded.line)
  const read = readJson(decoded.text)
  if (!read.ok) return refusal([read.fault], decoded.text)
  return judge(kind, read.document, decoded.text)
}

/** Reads what has been parsed from JSON already; faults then have no line. */
export function readValue<F, T>(kind: Kind<F, T>, value: unknown): ReadResult<T> {
  return judge(kind, { value, faults: [], offsetOf: () => 0 })
}

function notText(line: number): ReadResult<never> {
  const sentence = '不是 UTF-8 编码的文字，请用 UTF-8 编码重新保存这个文件。'
  return {
    ok: false,
    unnamed: 0,
    faults: [{ code: 'notText', path: '', line, message: `文件第 ${line} 行：${sentence}` }]
  }
}

function whole(code: FaultCode, sentence: string): RawFault {
  return { code, steps: [], sentence }
}

function judge<F, T>(kind: Kind<F, T>, document: JsonDocument, text?: string): ReadResult<T> {
  const located = (fault: RawFault): RawFault => ({
    ...fault,
    offset: fault.offset ?? document.offsetOf(fault.steps)
  })
  const refuse = (faults: readonly RawFault[]): ReadResult<T> => refusal(faults.map(located), text)
  const wrong = wrongFile(kind, document.value)
  if (wrong !== undefined) return refuse([wrong])
  const tidied = withoutEmpty(kind.form, withoutVersion(document.value))
  const read = z.safeDecode(kind.form, tidied)
  if (!read.success)
    return refuse([...document.faults, ...read.error.issues.flatMap((issue) => issueFaults(issue, tidied))])
  try {
    const { value, faults } = kind.make(read.data)
    const all = [...document.faults, ...faults]
    return all.length > 0 ? refuse(all) : { ok: true, value }
  } catch (error) {
    if (!(error instanceof UserError) || error.code !== 'sumTooLarge') throw error
    return refuse([...document.faults, whole('sumTooLarge', error.message)])
  }
}

/** A file that is another kind of file, or of a later version, has that one fault only. */
function wrongFile<F, T>({ mistakenFor }: Kind<F, T>, value: unknown): RawFault | undefined {
  if (!isObject(value))
    return whole('wrongFile', '文件的内容应为一组字段（花括号），这不是预算簿的交换文件。')
  const { formatVersion: version } = value
  if (typeof version === 'number' && version > formatVersion) {
    const sentence = `文件的格式版本是 ${version}，本程序只认识版本 ${formatVersion}。请升级预算簿后再读取。`
    return { code: 'newerFormat', steps: ['formatVersion'], sentence }
  }
  if (Object.hasOwn(value, mistakenFor.field)) {
    return { code: 'wrongFile', steps: [mistakenFor.field], sentence: mistakenFor.sentence }
  }
  return undefined
}

/** Version 1 writes no version; a file that names it all the same is of version 1. */
function withoutVersion(value: unknown): unknown {
  if (!isObject(value) || value['formatVersion'] !== formatVersion) return value
  return omit(value, 'formatVersion')
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function issueFaults(issue: z.core.$ZodIssue, root: unknown): RawFault[] {
  const steps = issue.path.map((step): Step => (typeof step === 'number' ? step : String(step)))
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      code: 'unknownField',
      steps: [...steps, key],
      sentence: issueSentence(issue, undefined)
    }))
  }
  const value = valueAt(root, steps)
  return [{ code: faultCode(issue, value), steps, sentence: issueSentence(issue, value) }]
}

function faultCode(issue: z.core.$ZodIssue, value: unknown): FaultCode {
  if (value === undefined) return 'missing'
  return issue.code === 'invalid_type' ? 'wrongType' : 'invalidValue'
}

function valueAt(root: unknown, steps: readonly Step[]): unknown {
  return steps.reduce<unknown>(
    (value, step) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, step)
        ? value[step as keyof typeof value]
        : undefined,
    root
  )
}
