import { printWanyuan } from '@shared/money'
import type { Rule } from '../rule'
import { wordSide } from './found'
import { indicatorRule } from './indicator-sets'
import type { PlacedTarget } from './indicator-sets'
import { each, finding, isOneOf, saysNothing } from './judged'
import { targetWords } from './targets'
import type { TargetKind } from './targets'

export const H01: Rule = indicatorRule(
  {
    id: 'H01',
    severity: 'warning',
    title: '指标值不空，也不是指标名',
    sentence: '绩效指标的目标值不得为空，也不得等于指标名。'
  },
  (set) =>
    each(
      set,
      () => true,
      (target) => {
        if (!saysNothing(target)) return undefined
        return finding(
          target,
          target.value === ''
            ? `${set.words}的指标“${target.name}”没有目标值，请填写。`
            : `${set.words}的指标“${target.name}”的目标值写成了指标名，请填写要达到的数值。`
        )
      }
    )
)

export const H02: Rule = indicatorRule(
  {
    id: 'H02',
    severity: 'warning',
    title: '数量、成本、满意度指标可计量',
    sentence: '数量、成本、满意度类指标的目标值为数值，有计量单位和比较符（≥、≤、= 等）。'
  },
  (set) =>
    each(
      set,
      (target) => isOneOf(target, '数量', '成本', '满意度') && !saysNothing(target),
      (target) => {
        const missing = [
          ...(target.number === undefined ? ['数值'] : []),
          ...(target.number !== undefined && target.unit === '' ? ['计量单位'] : []),
          ...(target.operator === '' ? ['比较符'] : [])
        ]
        if (missing.length === 0) return undefined
        const said = `${set.words}的${target.level2 || target.level1}“${target.name}”的目标值“${targetWords(target)}”缺少`
        return finding(target, `${said}${missing.join('、')}：请写成可计量的形式，如“≥90%”。`)
      },
      '没有数量、成本、满意度类的指标。'
    )
)

/** Rates that may well be more than the whole: of change, and multiples. */
const mayPass = /增长|增速|增幅|下降|降低|变化|倍率|倍数|杠杆|收益率|投入产出/

export const H03: Rule = indicatorRule(
  {
    id: 'H03',
    severity: 'warning',
    title: '比率在 0 到 100% 之间',
    sentence:
      '率类和满意度指标的目标值在 0 到 100% 之间；执行率要求不低于 100% 的提示；名称含增长、增速、下降、降低、变化、倍率、收益率等可以超过 100% 的不查。'
  },
  (set) =>
    each(
      set,
      ({ isRate, number, name }) => isRate && number !== undefined && !mayPass.test(name),
      (target) => {
        const { number = 0, operator, name, unit } = target
        const whole = unit === '‰' ? 1000 : 100
        const said = `${set.words}的指标“${name}”的目标值是“${targetWords(target)}”`
        const isBeyond =
          number > whole ||
          number < 0 ||
          (number === whole && operator === '>') ||
          (number === 0 && operator === '<')
        if (isBeyond) return finding(target, `${said}，不在 0 到 100% 之间：请核对。`)
        return name.includes('执行率') && number >= whole && operator !== '≤'
          ? finding(target, `${said}：执行率最多 100%，要求一分不剩难以做到，请核对。`, {
              severity: 'notice'
            })
          : undefined
      },
      '没有率类的指标。'
    )
)

const yuanIn: Readonly<Record<string, number>> = {
  元: 100,
  千元: 100_000,
  万元: 1_000_000,
  亿元: 10_000_000_000
}

export const H04: Rule = indicatorRule(
  {
    id: 'H04',
    severity: 'warning',
    title: '成本指标不超过项目资金',
    sentence: '以元、万元、亿元计的成本指标值不超过项目的年度资金；指标或项目写明是多年总额的不查。'
  },
  (set) => {
    const { money } = set
    return each(
      set,
      (target) =>
        money !== undefined &&
        !set.severalYears &&
        isOneOf(target, '成本') &&
        target.number !== undefined &&
        Object.hasOwn(yuanIn, target.unit) &&
        !/总投资|总成本|总额|累计|多年/.test(target.name),
      (target) => {
        const cost = (target.number ?? 0) * (yuanIn[target.unit] ?? 0)
        if (money === undefined || cost <= money) return undefined
        const places = [target.place('value')]
        const own = `${printWanyuan(money, { trimmed: true, zero: '0' })} 万元`
        return finding(
          target,
          `${set.words}的成本指标“${target.name}”是“${targetWords(target)}”，超过项目的年度资金 ${own}：` +
            '请改正指标值；是多年总额的，在指标名中写明。',
          {
            left: wordSide(target.name, targetWords(target), places),
            right: wordSide('年度资金总额', own, [set.place()])
          }
        )
      },
      '没有以金额计的成本指标。'
    )
  }
)

const countUnits =
  /^(个|家|户|次|人次|人|名|台|套|件|项|场|期|篇|份|批次?|辆|座|处|条|本|册|张|幅|亩|平方米|公里|千米|吨|只|头|株|班次|例|宗|起|组|课时|学时)$/

/** Where an indicator belongs by its measure, where that is plain. */
function belongsTo({ unit, number, isTime, name, value }: PlacedTarget): TargetKind | undefined {
  if (number !== undefined && countUnits.test(unit)) return '数量'
  if (number !== undefined && Object.hasOwn(yuanIn, unit)) return '成本'
  if (/\d{4}年|\d{1,2}月|月底|年底/.test(value) || (isTime && /时间|时限|期限|及时/.test(name))) return '时效'
  return undefined
}

export const H05: Rule = indicatorRule(
  {
    id: 'H05',
    severity: 'notice',
    title: '三级指标放对类',
    sentence:
      '数量、质量、时效、成本指标中，计个数的放数量，计时间的放时效，计金额的放成本；讲效果的不放时效。'
  },
  (set) =>
    each(
      set,
      (target) =>
        isOneOf(target, '数量', '质量', '时效', '成本') && !isOneOf(target, '效益') && !saysNothing(target),
      (target) => {
        const wanted = belongsTo(target)
        const isEffect = isOneOf(target, '时效') && /效果|效益/.test(target.name)
        if (!isEffect && (wanted === undefined || target.kinds.has(wanted))) return undefined
        const better = isEffect ? '质量或效益' : (wanted ?? '')
        return finding(
          target,
          `${set.words}的指标“${target.name}”（${targetWords(target)}）放在${target.level2 || target.level1}，` +
            `按内容应放${better}指标：请核对分类。`,
          { values: [target.name, target.level2, targetWords(target)] }
        )
      }
    )
)
