/**
 * Why a day cannot be the day on which a year's budget was approved; undefined where it can. It lies behind us, and
 * no budget is approved before the year in which it is made.
 * @param on as it is asked for, YYYY-MM-DD
 * @param today YYYY-MM-DD
 */
export function approvalDayFault(on: string, fiscalYear: number, today: string): string | undefined {
  if (on > today) return `批复日期 ${on} 晚于今天（${today}），请填批复文件上的日期。`
  const first = `${fiscalYear - 1}-01-01`
  if (on >= first) return undefined
  return `批复日期 ${on} 早于 ${first}，不会是 ${fiscalYear} 年度的批复，请填批复文件上的日期。`
}
