import { expect, it } from 'vitest'
import { nextState, unitStates } from './states'
import type { BoardEvent, UnitRoundState } from './states'

const events: readonly BoardEvent[] = ['issue', 'take', 'sendBack', 'accept', 'unaccept', 'approve']

/** What desk.md's board allows, state by state; a dash cannot happen. */
const table: Readonly<Record<UnitRoundState, string>> = {
  //              issue        take      sendBack accept   unaccept  approve
  notIssued: '    notSubmitted submitted -        -        -         -',
  notSubmitted: ' notSubmitted submitted -        -        -         -',
  submitted: '    submitted    submitted sentBack accepted -         -',
  sentBack: '     sentBack     submitted -        -        -         -',
  accepted: '     -            -         -        -        submitted approved',
  approved: '     -            -         -        -        -         -'
}

it.each(unitStates)('%s goes where the table says, and nowhere else', (state) => {
  const wanted = table[state].trim().split(/\s+/)
  expect(events.map((event) => nextState(state, event) ?? '-')).toEqual(wanted)
})
