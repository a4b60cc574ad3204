import { printYuan } from '@shared/money'
import type { Fen } from '@shared/money'
import type { GridEdit } from '../grid'
import { useQuestions } from '../stores/questions'
import { useSettings } from '../stores/settings'
import type { AmountCell, Revised, Slip } from './ask'
import { headingUnit, inUnit, slipOf, slipsIn, withoutSlips } from './ask'

/** How many slips are told one by one; the others are counted. */
const TOLD = 8

export interface AskOptions {
  /** The columns of amounts. */
  readonly columns: readonly string[]
  /** Last year's amount for an amount of the edit; undefined where there is none to compare with. */
  readonly priorOf?: (cell: AmountCell) => Fen | undefined
  /** What a row is called in the question: 30201 办公费. */
  readonly nameOf?: (cell: Slip) => string
}

/** The questions that the program asks before it takes an amount that looks like a slip of the unit. */
export function useAsk(): {
  /** Asked at once: undefined where there is nothing to ask, a promise of undefined where the edit goes on as it is. */
  readonly askEdit: (edit: GridEdit, options: AskOptions) => Promise<Revised | undefined> | undefined
  readonly askAmount: (label: string, amount: Fen, prior: Fen | undefined) => Promise<string | undefined>
} {
  const questions = useQuestions()
  const store = useSettings()

  /** A pasted heading that says another unit than the one in which amounts are typed. */
  async function askUnit(
    edit: GridEdit,
    columns: readonly string[],
    said: 'yuan' | 'wanyuan'
  ): Promise<Revised | undefined> {
    const [theirs, ours] = said === 'wanyuan' ? ['万元', '元'] : ['元', '万元']
    const yes = await questions.ask({
      title: `按${theirs}填入吗？`,
      text: [`粘贴的表头写的是“${theirs}”，而这里现在按“${ours}”输入。`],
      yes: `按${theirs}填入`,
      no: `按${ours}填入`
    })
    return yes ? inUnit(edit, columns, said) : undefined
  }

  function askSlips(edit: GridEdit, options: AskOptions): Promise<Revised | undefined> | undefined {
    const { priorOf, nameOf } = options
    const slips = priorOf === undefined ? [] : slipsIn(edit, options.columns, priorOf)
    return slips.length === 0 ? undefined : askAbout(edit, slips, nameOf)
  }

  async function askAbout(
    edit: GridEdit,
    slips: readonly Slip[],
    nameOf: AskOptions['nameOf']
  ): Promise<Revised | undefined> {
    const told = slips
      .slice(0, TOLD)
      .map((slip) => sentenceOf(nameOf?.(slip) ?? '', slip.amount, slip.prior, slip.words))
    const more = slips.length > TOLD ? [`另外还有 ${slips.length - TOLD} 个金额也是这样。`] : []
    const sure = await questions.ask({
      title: '金额与上年相差太大，是不是单位错了？',
      text: [...told, ...more],
      yes: '确认无误',
      no: '改正'
    })
    return sure ? undefined : withoutSlips(edit, slips)
  }

  async function askBoth(
    edit: GridEdit,
    options: AskOptions,
    said: 'yuan' | 'wanyuan'
  ): Promise<Revised | undefined> {
    const converted = await askUnit(edit, options.columns, said)
    const slips = await askSlips(converted?.edit ?? edit, options)
    if (slips === undefined) return converted
    return { edit: slips.edit, refused: [...(converted?.refused ?? []), ...slips.refused] }
  }

  return {
    askEdit(edit, options) {
      const said = headingUnit(edit.pasted?.headings)
      const other = said !== undefined && said !== store.settings.amountsEntered
      return other ? askBoth(edit, options, said) : askSlips(edit, options)
    },
    /** For a single field: the reason for which the amount is not taken, undefined where it is. */
    async askAmount(label, amount, prior) {
      const words = slipOf(amount, prior)
      if (words === undefined || prior === undefined) return undefined
      const sure = await questions.ask({
        title: '金额与上年相差太大，是不是单位错了？',
        text: [sentenceOf(label, amount, prior, words)],
        yes: '确认无误',
        no: '改正'
      })
      return sure ? undefined : `${words}，没有填入，请改正。`
    }
  }
}

const sentenceOf = (name: string, amount: Fen, prior: Fen, words: string): string =>
  `${name === '' ? '' : `${name}：`}本年 ${printYuan(amount)} 元，上年 ${printYuan(prior)} 元，${words}。`
