/** 未下发, 未上报, 已上报, 已退回, 已接收, 已批复: where a unit stands in a round. */
export const unitStates = [
  'notIssued',
  'notSubmitted',
  'submitted',
  'sentBack',
  'accepted',
  'approved'
] as const
export type UnitRoundState = (typeof unitStates)[number]

/** What the board shows: a unit that is 停用 takes no part in the rounds. */
export type BoardState = UnitRoundState | 'closed'

/** One version's state: a version that a newer one came after is 已被替代. */
export type SubmissionState = 'submitted' | 'sentBack' | 'replaced' | 'accepted' | 'approved'

/** 下发, 收下, 退回, 接收, 取消接收, 批复. */
export type BoardEvent = 'issue' | 'take' | 'sendBack' | 'accept' | 'unaccept' | 'approve'

/** As the board shows them. */
export const stateWords: Readonly<Record<BoardState | SubmissionState, string>> = {
  notIssued: '未下发',
  notSubmitted: '未上报',
  submitted: '已上报',
  sentBack: '已退回',
  replaced: '已被替代',
  accepted: '已接收',
  approved: '已批复',
  closed: '停用'
}

/** What each event makes of each state. What is not here cannot happen. */
const transitions: Readonly<Record<UnitRoundState, { readonly [event in BoardEvent]?: UnitRoundState }>> = {
  notIssued: { issue: 'notSubmitted', take: 'submitted' },
  notSubmitted: { issue: 'notSubmitted', take: 'submitted' },
  // A newer version replaces the one under review; a task may be issued again for the time after a return.
  submitted: { issue: 'submitted', take: 'submitted', sendBack: 'sentBack', accept: 'accepted' },
  sentBack: { issue: 'sentBack', take: 'submitted' },
  accepted: { unaccept: 'submitted', approve: 'approved' },
  approved: {}
}

/** The state after an event; undefined when the event cannot happen in the state. */
export function nextState(state: UnitRoundState, event: BoardEvent): UnitRoundState | undefined {
  return transitions[state][event]
}
