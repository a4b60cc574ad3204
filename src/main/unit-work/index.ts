export { carryOut } from './carry-out'
export { unitOrder } from './order'
export type { ChecksMaterial } from './order'
export { UnitWork } from './unit-work'
