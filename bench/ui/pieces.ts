import { writeFileSync } from 'node:fs'

/** An interchange file of a unit with so many lines of basic expenditure, all on codes of the catalog. */
export function writeLedger(path: string, code: string, lines: number): void {
  const functions = ['2150501', '2080505', '2101101', '2210201', '2150502', '2080506', '2101103', '2050803']
  const economics = ['30101', '30102', '30103', '30108', '30113', '30201', '30202', '30205', '30207', '30211']
  const line = (n: number): object => ({
    function: functions[n % functions.length],
    economic: economics[Math.floor(n / functions.length) % economics.length],
    source: 'generalPublicBudget',
    amount: `${(n % 900) + 100}.00`
  })
  const ledger = {
    unit: { code, name: `测试单位${code}`, kind: 'administrative' },
    fiscalYear: 2023,
    amountUnit: 'yuan',
    income: {},
    basicExpenditure: Array.from({ length: lines }, (_one, n) => line(n)),
    projects: []
  }
  writeFileSync(path, JSON.stringify(ledger))
}
