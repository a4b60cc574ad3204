import { expect, it } from 'vitest'
import { rowCellPath } from '@shared/ledger'
import { code, ExchangeBench, failure } from './testing/exchange-bench'

const unit = new ExchangeBench()
const { answered, department, filled, handIn, sentBack, setPhone, take, taken } = unit

it('keeps comments at their line and what was ticked off, over restarts, whatever happens to the lines', async () => {
  const desk = await filled()
  await taken(await handIn(desk, '一.ysbsubmission'), desk)
  await take(desk, await answered(sentBack(), 'back.ysbreply'))
  const [first, second] = desk.desk.ledger.ledger.basicExpenditure
  const path = rowCellPath({ list: 'basicExpenditure' }, second!.id, 'amount')
  const { comments } = await desk.exchange.state()
  expect(comments).toMatchObject([{ path, done: false }])
  const { id, ...line } = first!
  const before = { id, ...line, amount: (line.amount / 100).toFixed(2) }
  const gone = { path: `basicExpenditure/#${id}`, before, following: null }
  await desk.ledgers.apply({ label: '删除行', changes: [gone] })
  await desk.exchange.tick(comments[0]!.id, true)
  // The department's next task while it is corrected takes nothing away.
  unit.bench.answers = await department.issue([code])
  expect(await desk.arrivals.loadTask({})).toMatchObject({ outcome: 'updated' })
  await desk.desk.end()

  const again = unit.bench.start()
  await again.entrance.openRecent(again.entrance.last()!.recent.id)
  await again.ledgers.open('2023/402004', false)
  expect(again.desk.ledger.ledger.basicExpenditure[0]?.id).toBe(second!.id)
  expect(await again.exchange.state()).toMatchObject({
    state: 'sentBack',
    task: { version: 2 },
    comments: [{ path, text: '请核对', done: true }]
  })
})

it('tells who answers whom when two people handed in for one unit', async () => {
  const first = await filled()
  const other = unit.other()
  const second = await filled(other)
  await setPhone(second, '2')
  await taken(await handIn(first, '一.ysbsubmission'), first)
  await handIn(second, '二.ysbsubmission', {}, other)
  const back = await answered(sentBack(), 'back.ysbreply')
  other.answers = [back]
  await expect(second.arrivals.takeReply({})).rejects.toMatchObject({
    code: 'replyOfOtherVersion',
    action: expect.stringContaining('另一台电脑') as string
  })
  expect(await second.exchange.state()).toMatchObject({ state: 'handedIn', comments: [] })
  // The way on: the second withdraws, and the first goes on with what came back.
  await second.exchange.withdraw('以另一台电脑的为准')
  expect(await take(first, back)).toMatchObject({ decision: 'sendBack' })
  await expect(second.exchange.withdraw('再一次')).rejects.toEqual(failure('nothingToWithdraw'))
})
