import { printYuan } from '@shared/money'
import type { Fen } from '@shared/money'
import type { AmountUnit, GridEdit, PastedUnits } from '../grid'
import { useQuestions } from '../stores/questions'
import { useSettings } from '../stores/settings'
import type { AmountCell, Revised, Slip } from './ask'
import { slipOf, slipsIn, unitsUnder, withoutSlips } from './ask'

const nameOfUnit: Readonly<Record<AmountUnit, string>> = { yuan: '元', wanyuan: '万元' }

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
  /** For a grid: in which unit the amounts under the headings of a pasted block are meant. */
  readonly askUnits: PastedUnits
  readonly askAmount: (label: string, amount: Fen, prior: Fen | undefined) => Promise<string | undefined>
} {
  const questions = useQuestions()
  const store = useSettings()

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
    return sure ? undefined : withoutSlips(edit, slips, store.settings.amountsEntered)
  }

  const askUnits: PastedUnits = (headings, above) => {
    const units = unitsUnder(headings, above)
    const entered = store.settings.amountsEntered
    const said = [...new Set(units.filter((unit) => unit !== undefined))]
    if (said.every((unit) => unit === entered)) return undefined
    const both = said.length > 1
    const theirs = both ? '表头' : nameOfUnit[said[0] ?? entered]
    return questions
      .ask({
        title: both ? '按表头写的单位填入吗？' : `按${theirs}填入吗？`,
        text: [
          `粘贴的表头写的是“${said.map((unit) => nameOfUnit[unit]).join('”和“')}”，` +
            `而这里现在按“${nameOfUnit[entered]}”输入。`
        ],
        yes: `按${theirs}填入`,
        no: both ? `都按${nameOfUnit[entered]}填入` : `按${nameOfUnit[entered]}填入`
      })
      .then((yes) => units.map((unit) => (yes ? unit : undefined)))
  }

  return {
    askEdit: askSlips,
    askUnits,
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
