import type { Handlers } from '@shared/ipc'
import type { HandlersOf, Program } from '../program'

/** The department’s desk. */
export const departmentHandlers = ({ department }: Program): HandlersOf<'department', Handlers> => {
  const { setUp, tasks, intake, watching, review, decisions } = department
  return {
    'department.state': () => setUp.state(),
    'department.year': ({ fiscalYear }) => setUp.year(fiscalYear),
    'department.setUp': (given) => setUp.setUp(given),
    'department.readSetUp': () => setUp.readSetUp(),
    'department.readCeilings': ({ fiscalYear }) => setUp.readCeilings(fiscalYear),
    'department.openRound': ({ fiscalYear, round }) => setUp.openRound(fiscalYear, round),
    'department.closeRound': ({ fiscalYear }) => setUp.closeRound(fiscalYear),
    'department.issueTasks': (asked) => tasks.issue(asked),
    'department.board': ({ fiscalYear, round }) => review.board(fiscalYear, round),
    'department.versions': (asked) => review.versions(asked),
    'department.pickPackages': () => intake.pick(),
    'department.watch': async ({ on }) => {
      if (on) await watching.start()
      else watching.stop()
      return setUp.state()
    },
    'department.preview': (asked) => intake.preview(asked),
    'department.intake': (asked) => intake.take(asked),
    'department.ledger': (asked) => review.ledger(asked),
    'department.check': (asked) => review.check(asked),
    'department.changes': (asked) => review.changes(asked),
    'department.sendBack': (asked) => decisions.sendBack(asked),
    'department.decide': (asked) => decisions.decide(asked),
    'department.pickApproved': (asked) => decisions.pickApproved(asked),
    'department.rewriteReply': (asked) => decisions.rewrite(asked),
    'department.unaccept': (asked) => {
      decisions.unaccept(asked)
      return {}
    },
    'department.compareRounds': (asked) => review.compareRounds(asked),
    'department.compareUnit': (asked) => review.compareUnit(asked),
    'department.log': (asked) => review.log(asked),
    'department.fillFor': (asked) => tasks.fillFor(asked)
  }
}
