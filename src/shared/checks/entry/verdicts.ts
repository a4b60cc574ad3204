import { codeFault, levelOf } from '@shared/catalog'
import type { Catalog } from '@shared/catalog'
import { remembered, rememberedText } from '@shared/remember'
import type { Severity } from '../model'

/** What is wrong with a code or the name beside it; the sentence goes on after the place. */
export interface CodeVerdict {
  readonly severity: Severity
  readonly message: string
}

type Classified = 'function' | 'economic'

const words: Readonly<Record<Classified, string>> = { function: '功能科目', economic: '经济科目' }

/** A catalog is asked about the same few codes on thousands of lines, and looking for near ones takes time. */
const judgedIn = remembered<Catalog, Record<Classified, Map<string, Map<string, CodeVerdict | null>>>>(
  () => ({
    function: new Map(),
    economic: new Map()
  })
)

/**
 * Judges a code that a line or a printed row bears, and the name that stands beside it. A function code that the
 * catalog lacks under a class that it has is uncertain (未核对), since the shipped catalog is not complete; an economic
 * one is wrong until it is added. A name can be wrong only against a row that has been verified.
 * @returns undefined where nothing is wrong
 */
export function judgeCode(
  catalog: Catalog,
  classification: Classified,
  code: string,
  name = ''
): CodeVerdict | undefined {
  const codes = judgedIn(catalog)[classification]
  const names = codes.get(code) ?? new Map<string, CodeVerdict | null>()
  codes.set(code, names)
  const known = names.get(name)
  if (known !== undefined) return known ?? undefined
  const verdict = judge(catalog, classification, code, name)
  names.set(name, verdict ?? null)
  return verdict
}

function judge(
  catalog: Catalog,
  classification: Classified,
  code: string,
  name: string
): CodeVerdict | undefined {
  if (levelOf(classification, code) === undefined) {
    const why = codeFault(code) ?? `“${code}”是另一种分类的编码。`
    return { severity: 'error', message: `${words[classification]}的编码不对：${why}请改成目录中的编码。` }
  }
  const subject = catalog.subject(classification, code)
  if (subject === undefined) return judgeUnknown(catalog, classification, code, name)
  const names = [subject.name, subject.otherName ?? subject.name].map(bare)
  if (name === '' || names.includes(bare(name))) return undefined
  const told = `${words[classification]} ${code} 的名称写的是“${name}”，目录中是“${subject.name}”`
  return subject.status === 'verified'
    ? { severity: 'error', message: `${told}。请核对编码与名称，改成一致。` }
    : { severity: 'notice', message: `${told}，目录的这一行未核对。请与当年科目原文核对。` }
}

function judgeUnknown(catalog: Catalog, classification: Classified, code: string, name: string): CodeVerdict {
  const own = name === '' ? code : `${code}“${name}”`
  const near = catalog.nearest(classification, code, { name })
  const like = near.map((subject) => `${subject.code} ${subject.name}`).join('、')
  const hint = like === '' ? '' : `相近的有 ${like}。`
  const top = code.slice(0, 3)
  if (!catalog.has(classification, top))
    return {
      severity: 'error',
      message: `${words[classification]} ${own} 的类 ${top} 不存在。${hint}请改正编码。`
    }
  if (classification === 'economic')
    return {
      severity: 'error',
      message: `经济科目 ${own} 不在目录中。${hint}请改正编码；确有这个科目的，先补充到科目目录。`
    }
  const left = catalog.leftOut(classification, code)
  const note = left === undefined ? '' : `（${left.name}：${left.note}）`
  return {
    severity: 'notice',
    message: `功能科目 ${own} 不在目录中，未核对${note}。${hint}请与当年科目原文核对，确有这个科目的补充到科目目录。`
  }
}

/** Names are the same whatever brackets and spaces they are written with. */
export const bare = rememberedText((name) =>
  name
    .replace(/[\s　]/g, '')
    .replaceAll('（', '(')
    .replaceAll('）', ')')
)
