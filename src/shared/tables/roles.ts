/** What a table is for: checks find it by its role, never by its name or number. */
export const roles = [
  'incomeAndExpenditure',
  'income',
  'expenditure',
  'fiscalIncomeAndExpenditure',
  'generalPublicExpenditure',
  'generalPublicBasic',
  'threePublic',
  'governmentFundExpenditure',
  'stateCapitalExpenditure',
  'departmentPerformance',
  'projectPerformance'
] as const
export type Role = (typeof roles)[number]
