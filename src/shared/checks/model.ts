import type { LedgerPath, Section } from '@shared/ledger'

/** 错 blocks the submission, 警 must be explained, 提 is to be read. */
export const severities = ['error', 'warning', 'notice'] as const
export type Severity = (typeof severities)[number]

/** What a department can make of a rule: another severity, or 停用. */
export type Grade = Severity | 'off'

/** A 表内合计, B 表间, C 汇总, D 科目, E 文字与表, F 空表与完整性, G 控制数与编制过程, H 绩效, S 补充. */
export const ruleGroups = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'S'] as const
export type RuleGroup = (typeof ruleGroups)[number]

/** 通过, 未通过, 不适用, 未运行, 人工确认. Nothing that did not run counts as passed. */
export const ruleStatuses = ['passed', 'failed', 'notApplicable', 'notRun', 'manual'] as const
export type RuleStatus = (typeof ruleStatuses)[number]

/** Where a finding can be put right, or seen. */
export type Place =
  | {
      readonly kind: 'cell'
      readonly unit: string
      /** A cell, or a whole row. */
      readonly path: LedgerPath
      /** As a clerk reads it: 基本支出 第 12 行 金额. */
      readonly label: string
    }
  | { readonly kind: 'section'; readonly unit: string; readonly section: Section; readonly label: string }
  | {
      readonly kind: 'table'
      /** The table's id in its template; of a unit's edition also the unit. */
      readonly table: string
      readonly unit?: string
      /** A cell of the body, from 0; absent for the table as a whole. */
      readonly row?: number
      readonly column?: number
      readonly label: string
    }
  | { readonly kind: 'department'; readonly field: string; readonly label: string }

/** One side of what was compared: what it is, its live value as a text, and where it stands. */
export interface Side {
  readonly label: string
  /** An amount in 元 ("1234.50"), of printed tables in 万元 ("0.12"), or words. */
  readonly value: string
  readonly places: readonly Place[]
}

/** What a rule has to say about one place. */
export interface Finding {
  readonly rule: string
  /** After the department's grades; 尾差 is always a notice. */
  readonly severity: Severity
  /** One sentence: what, where, how much. */
  readonly message: string
  /** Where a click goes; the first is where it is put right. */
  readonly places: readonly Place[]
  readonly left?: Side
  readonly right?: Side
  /** Left less right, signed, as a text in the sides' unit. */
  readonly difference?: string
  /** A rounding difference (尾差) of printed figures: right, and told as such. */
  readonly rounding?: true
  /** The same finding in two runs, whatever its values: the rule and the places. */
  readonly identity: string
  /** What the finding was about; an explanation lapses when it changes. */
  readonly values: readonly string[]
  /** The explanation that stands: given for this place and these values. Errors never have one. */
  readonly explanation?: Explanation
}

/** Words given for a warning: with the place and the values they were given for, they travel with a submission. */
export interface Explanation {
  /** Of the finding. */
  readonly identity: string
  readonly values: readonly string[]
  readonly text: string
  /** Who gave it, and on which day (YYYY-MM-DD). */
  readonly by?: string
  readonly on?: string
}

/** A person's signature under a rule that no machine can judge. */
export interface Tick {
  readonly rule: string
  readonly tickedBy: string
  /** YYYY-MM-DD */
  readonly on: string
  /** Of a department: the codes of its units that have not signed yet; the rule is then not judged. */
  readonly unsigned?: readonly string[]
}

/** What one rule came to. */
export interface RuleResult {
  readonly id: string
  readonly status: RuleStatus
  readonly severity: Grade
  readonly title: string
  /** What the department set otherwise than the catalogue, and why: a sentence for the report. */
  readonly setting?: string
  /** Why not applicable or not run; of a rule that ran, what of it could not be looked at. */
  readonly reason?: string
  /** The number under which a failure of the program was noted; only of rules that did not run. */
  readonly incident?: string
  /** Of a rule that a person judges. */
  readonly tick?: Tick
  /** How many relations, rows or cells it looked at. */
  readonly examined: number
  readonly findings: readonly Finding[]
  /** How many findings more there are than are listed. */
  readonly unlisted?: number
}

/** Something in the department's settings for checks that cannot be followed; the catalogue's own value stands. */
export interface SettingFault {
  /** The field in the settings: checks/A01/grade. */
  readonly field: string
  readonly message: string
}

/** What a run came to: every rule of the catalogue once, in its order. */
export interface CheckRecord {
  readonly rules: readonly RuleResult[]
  readonly settingFaults: readonly SettingFault[]
  /** Explanations whose finding is gone, has other values now, or has become an error. */
  readonly lapsed: readonly Explanation[]
}

/** What a record was made from, each as a digest of its canonical form. */
export interface Fingerprints {
  readonly ledgers: string
  readonly catalog: string
  readonly template: string
  readonly rules: string
}

export interface SealedRecord extends CheckRecord {
  readonly fingerprints: Fingerprints
}
