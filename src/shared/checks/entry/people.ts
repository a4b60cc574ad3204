import { fieldLabel } from '@shared/ledger'
import type { Personnel, PostCounts, UnitLedger } from '@shared/ledger'
import { linesOn } from '../lines'
import type { PlacedLine } from '../lines'
import { cellPlace, sectionPlace } from '../places'
import { examined, notApplicable, rule } from '../rule'
import type { DepartmentContext, Found, Outcome, Rule, UnitContext } from '../rule'
import { activeLedgers, linePlaces, plain, rowsWords, totalOf, wordSide, yuan } from './found'

const postKinds = ['administrative', 'civilServantManaged', 'publicInstitution'] as const
type PostKind = (typeof postKinds)[number]

/** Lines of a class or division that have money. */
const paidOn = (
  code: string,
  wanted?: PlacedLine['section']
): ((ledger: UnitLedger) => readonly PlacedLine[]) =>
  linesOn(
    'economic',
    (economic) => economic.startsWith(code),
    ({ line, section }) => line.amount !== 0 && (wanted === undefined || section === wanted)
  )

const paidToVeterans = paidOn('30301')
const paidToRetired = paidOn('30302')
const payInBasic = paidOn('301', 'basic')
const benefitsInBasic = paidOn('303', 'basic')
const performancePaid = paidOn('30107')

function countOf(counts: PostCounts): number {
  return postKinds.reduce((count, kind) => count + (counts[kind] ?? 0), 0)
}

/** Money of a kind and the people it is for: both or neither. */
function mismatch(
  ledger: UnitLedger,
  lines: readonly PlacedLine[],
  people: { readonly path?: string; readonly label: string; readonly count: number },
  said: string
): Found {
  const { path } = people
  const place = path === undefined ? sectionPlace(ledger, 'profile') : cellPlace(ledger, path)
  const places = linePlaces(ledger, lines, 'amount')
  const money = totalOf(lines)
  return {
    message: said,
    places: [place, ...places],
    left: wordSide(people.label, people.count, [place]),
    right: { label: '金额', value: plain(money), places },
    key: path ?? people.label
  }
}

/** 离休费 goes with 离休 people, 退休费 with 退休 people. */
export const D08: Rule = rule(
  {
    id: 'D08',
    severity: 'warning',
    title: '离退休费与离退休人数一致',
    sentence:
      '有 30301 离休费的有离休人员，有离休人员的有 30301；有 30302 退休费的有退休人员。有退休人员而没有退休费的不报。',
    reads: ['basicExpenditure', 'otherExpenditure', 'projects', 'personnel']
  },
  { unit: retirees }
)

function retirees({ ledger }: UnitContext): Outcome {
  const { veteranRetirees: veterans = 0, retirees: retired = 0 } = ledger.personnel
  const [forVeterans, forRetired] = [paidToVeterans(ledger), paidToRetired(ledger)]
  const findings: Found[] = []
  const veteranCell = { path: 'personnel/veteranRetirees', label: '离休人数', count: veterans }
  if (forVeterans.length > 0 && veterans === 0) {
    const said = `列了 30301 离休费 ${yuan(totalOf(forVeterans))}${rowsWords(forVeterans)}，而离休人数为 0：请核对人数或科目。`
    findings.push(mismatch(ledger, forVeterans, veteranCell, said))
  }
  if (forVeterans.length === 0 && veterans > 0) {
    const said = `有离休人员 ${veterans} 人，没有 30301 离休费：请补列，或核对人数。`
    findings.push(mismatch(ledger, [], veteranCell, said))
  }
  if (forRetired.length > 0 && retired === 0) {
    const said = `列了 30302 退休费 ${yuan(totalOf(forRetired))}${rowsWords(forRetired)}，而退休人数为 0：请核对人数或科目。`
    findings.push(
      mismatch(ledger, forRetired, { path: 'personnel/retirees', label: '退休人数', count: retired }, said)
    )
  }
  return examined(3, findings)
}

/** More people than posts have to be explained. */
export const E20: Rule = rule(
  {
    id: 'E20',
    severity: 'warning',
    title: '在职人数不超过编制',
    sentence: '行政、参公、事业各自的在职人数不超过编制人数，超过的须说明；部门的数是各单位之和。',
    reads: ['personnel']
  },
  { unit: ({ ledger }) => posts(ledger), department: departmentPosts }
)

function posts(ledger: UnitLedger): Outcome {
  const { authorized, employed } = ledger.personnel
  if (Object.keys(authorized).length + Object.keys(employed).length === 0)
    return notApplicable('没有填编制和在职人数。')
  const findings = postKinds.flatMap((kind) => beyondPosts('本单位', kind, ledger.personnel, [ledger]))
  return examined(postKinds.length, findings)
}

function beyondPosts(
  whose: string,
  kind: PostKind,
  { authorized, employed }: Pick<Personnel, 'authorized' | 'employed'>,
  ledgers: readonly UnitLedger[]
): Found[] {
  const [allowed, people] = [authorized[kind] ?? 0, employed[kind] ?? 0]
  if (people <= allowed) return []
  const label = fieldLabel(kind)
  const at = (field: 'employed' | 'authorized'): ReturnType<typeof cellPlace>[] =>
    ledgers.map((ledger) => cellPlace(ledger, `personnel/${field}/${kind}`))
  return [
    {
      message:
        `${whose}${label}在职 ${people} 人，${label}编制 ${allowed} 人，超编 ${people - allowed} 人：` +
        '请核对人数，确实超编的写明原因。',
      places: [...at('employed'), ...at('authorized')],
      left: wordSide(`${label}在职`, people, at('employed')),
      right: wordSide(`${label}编制`, allowed, at('authorized')),
      difference: String(people - allowed),
      key: kind
    }
  ]
}

/** Only where several units have posts or people of a kind: of one unit the figure is its own, told there. */
function departmentPosts(context: DepartmentContext): Outcome {
  const counted = activeLedgers(context)
  const findings = postKinds.flatMap((kind) => {
    const own = counted.filter(
      ({ personnel: { authorized, employed } }) => (authorized[kind] ?? 0) + (employed[kind] ?? 0) > 0
    )
    if (own.length < 2) return []
    const added = (field: 'authorized' | 'employed'): PostCounts => ({
      [kind]: own.reduce((count, { personnel }) => count + (personnel[field][kind] ?? 0), 0)
    })
    return beyondPosts('全部门', kind, { authorized: added('authorized'), employed: added('employed') }, own)
  })
  return examined(postKinds.length, findings)
}

/** Pay goes with people. */
export const S04: Rule = rule(
  {
    id: 'S04',
    severity: 'warning',
    title: '人员经费与人员一致',
    sentence:
      '基本支出列了 301 工资福利支出的有在职人员，列了 303 对个人和家庭的补助的有人员；有在职人员而没有 301 的提示。',
    reads: ['basicExpenditure', 'otherExpenditure', 'projects', 'personnel']
  },
  { unit: payAndPeople }
)

function payAndPeople({ ledger }: UnitContext): Outcome {
  const {
    employed,
    contractStaff = 0,
    veteranRetirees = 0,
    retirees: retired = 0,
    survivors = 0,
    secondedIn = 0
  } = ledger.personnel
  const working = countOf(employed)
  const everybody = working + contractStaff + veteranRetirees + retired + survivors + secondedIn
  const [pay, benefits] = [payInBasic(ledger), benefitsInBasic(ledger)]
  const cell = { label: '在职人数', count: working }
  const findings: Found[] = []
  if (pay.length > 0 && working + contractStaff === 0) {
    const said = `基本支出列了 301 工资福利支出 ${yuan(totalOf(pay))}${rowsWords(pay)}，而没有填在职人数：请补填人数，或核对科目。`
    findings.push(mismatch(ledger, pay, cell, said))
  }
  if (benefits.length > 0 && everybody === 0) {
    const said = `基本支出列了 303 对个人和家庭的补助 ${yuan(totalOf(benefits))}${rowsWords(benefits)}，而没有填任何人员：请补填人数，或核对科目。`
    findings.push(mismatch(ledger, benefits, { label: '全部人员', count: everybody }, said))
  }
  if (pay.length === 0 && working > 0) {
    const said = `有在职人员 ${working} 人，基本支出没有 301 工资福利支出：请补列，工资由别处发放的可以不管。`
    findings.push({ ...mismatch(ledger, [], cell, said), severity: 'notice' })
  }
  return examined(2, findings)
}

/** 绩效工资 is what 事业 staff is paid. */
export const S05: Rule = rule(
  {
    id: 'S05',
    severity: 'warning',
    title: '绩效工资用于事业人员',
    sentence: '列了 30107 绩效工资的单位有事业在职人员。',
    reads: ['basicExpenditure', 'otherExpenditure', 'projects', 'personnel']
  },
  { unit: performancePay }
)

function performancePay({ ledger }: UnitContext): Outcome {
  const lines = performancePaid(ledger)
  if (lines.length === 0) return notApplicable('没有列 30107 绩效工资。')
  const count = ledger.personnel.employed.publicInstitution ?? 0
  if (count > 0) return examined(1, [])
  const cell = { path: 'personnel/employed/publicInstitution', label: '事业在职', count }
  const said =
    `列了 30107 绩效工资 ${yuan(totalOf(lines))}${rowsWords(lines)}，而没有事业在职人员：` +
    '机关和参公人员的奖金列 30103，请核对科目或人数。'
  return examined(1, [mismatch(ledger, lines, cell, said)])
}
