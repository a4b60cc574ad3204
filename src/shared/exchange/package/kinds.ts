/**
 * The three kinds of package and what may be in each.
 *
 * Each kind has its own ending, so that a clerk sees in a folder what a file is for and the system can open it
 * with this program. The ending is for people alone: what counts is the kind that the signed manifest names.
 */
export const packageKinds = ['task', 'submission', 'reply'] as const
/** 任务包 (department → unit), 上报包 (unit → department), 回复包 (department → unit). */
export type PackageKind = (typeof packageKinds)[number]

export const packageEndings = {
  task: '.ysbtask',
  submission: '.ysbsubmission',
  reply: '.ysbreply'
} as const satisfies Record<PackageKind, string>

/** As sentences name them. */
export const packageWords = {
  task: '任务包',
  submission: '上报包',
  reply: '回复包'
} as const satisfies Record<PackageKind, string>

/** The version of the packages that this program writes; it reads this one and all before. */
export const packageVersion = 1

/** The parts that carry content, by name. Whatever else is in a package makes it none. */
export const partNames = [
  'catalog.json',
  'checks.json',
  'ledger.json',
  'prior-year.json',
  'task.json',
  'template.json'
] as const
export type PartName = (typeof partNames)[number]

export const manifestName = 'manifest.json'
export const signatureName = 'signature'

/** Which parts a kind must have, and which it may have. */
export const partsOf = {
  task: { needed: ['task.json', 'template.json'], allowed: ['catalog.json', 'prior-year.json'] },
  submission: { needed: ['checks.json', 'ledger.json'], allowed: [] },
  reply: { needed: [], allowed: ['ledger.json'] }
} as const satisfies Record<PackageKind, { needed: readonly PartName[]; allowed: readonly PartName[] }>

const megabyte = 1024 * 1024

/** What a JSON text from outside may hold at the most, known by counting bytes before it is read. */
export interface JsonSize {
  /** bytes */
  readonly bytes: number
  /** Objects and arrays. */
  readonly containers: number
  /** Values after a comma. */
  readonly values: number
}

/**
 * The largest each part may be when unpacked. A ledger of 20,000 lines has some 4 MB, 20,000 objects and
 * 120,000 values; what is far beyond any budget is refused before it can fill the memory.
 */
export const largestParts: Readonly<Record<PartName | typeof manifestName, JsonSize>> = {
  'manifest.json': { bytes: 2 * megabyte, containers: 20_000, values: 60_000 },
  'task.json': { bytes: megabyte, containers: 20_000, values: 60_000 },
  'template.json': { bytes: 2 * megabyte, containers: 40_000, values: 120_000 },
  'catalog.json': { bytes: 8 * megabyte, containers: 60_000, values: 300_000 },
  'prior-year.json': { bytes: 8 * megabyte, containers: 60_000, values: 400_000 },
  'checks.json': { bytes: 8 * megabyte, containers: 100_000, values: 400_000 },
  'ledger.json': { bytes: 12 * megabyte, containers: 80_000, values: 600_000 }
}

/** The largest package file, in bytes. */
export const largestPackage = 8 * megabyte
