import type { Tick } from './model'

/** More names than this in one signature help nobody. */
const mostNames = 10

/**
 * The units' signatures as the department's: a rule that no machine can judge has been judged when every unit has
 * signed it. Who has not is named.
 * @param byUnit the signatures of every unit that counts, by its code; of one that signed nothing, none
 */
export function ticksOfUnits(byUnit: ReadonlyMap<string, readonly Tick[]>): Tick[] {
  const rules = new Set([...byUnit.values()].flatMap((ticks) => ticks.map(({ rule }) => rule)))
  return [...rules].sort().map((rule): Tick => {
    const signed = [...byUnit].flatMap(([unit, ticks]) => {
      const own = ticks.find((one) => one.rule === rule)
      return own === undefined ? [] : [{ unit, own }]
    })
    const names = signed.slice(0, mostNames).map(({ unit, own }) => `${unit} ${own.tickedBy}`)
    const more = signed.length > mostNames ? `等 ${signed.length} 个单位` : ''
    const unsigned = [...byUnit.keys()].filter((code) => !signed.some(({ unit }) => unit === code))
    return {
      rule,
      tickedBy: `${names.join('、')}${more}`,
      on: signed.reduce((latest, { own }) => (own.on > latest ? own.on : latest), ''),
      ...(unsigned.length === 0 ? {} : { unsigned })
    }
  })
}
