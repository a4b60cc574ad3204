import { writeFileSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import type { Failure } from '@shared/errors'
import { packageBytes } from '../../exchange'
import type { SignedPackage, SigningKey } from '../../exchange'
import { newKey, sampleLedger, submissionOf } from '../../exchange/testing/packages'
import { Desks, fiscalYear } from './desks'
import { IntakeAlone } from './intake-alone'
import { WhatStays } from './what-stays'

/** What the code of a refusal may be: every one that a changed package can meet. */
export const codes = [
  ...[
    'packageDamaged',
    'notAPackage',
    'packageTooLarge',
    'packageNewer',
    'badSignature',
    'packageInconsistent'
  ],
  ...[
    'wrongPackageKind',
    'otherDepartment',
    'unitNotInDepartment',
    'yearNotSetUp',
    'otherRound',
    'olderVersion'
  ],
  ...['conflictingVersion', 'keyNotConfirmed', 'passwordNeeded']
]

/** Bounds for each file: time in milliseconds, and memory over what the idle process has, in MB. */
const slowest = 5000
const most = 256
const MB = 1024 * 1024

/**
 * A department that hostile packages are handed to: it trusts `key`, and has version 1 in hand. The packages are made
 * here and taken in by a process that does nothing else, so that its memory is that of the intake.
 */
export class HostileIntake {
  readonly desks = new Desks()
  key!: SigningKey
  /** Version 2, of the trusted key. */
  honest!: SignedPackage
  /** The newest refusal, with its sentence. */
  refusal: Failure | undefined
  private alone!: IntakeAlone
  private idle: number | undefined
  private stays!: WhatStays
  private files = 0
  private longest = 0
  private over = 0

  constructor() {
    beforeAll(async () => {
      this.alone = await IntakeAlone.start()
    })
    afterAll(() => this.alone.end())
    beforeEach(async () => {
      const { desks } = this
      await desks.begin()
      this.key = newKey()
      const first = desks.at('first')
      writeFileSync(first, await packageBytes(submissionOf(sampleLedger(), this.key)))
      await desks.take(first, this.key)
      this.honest = submissionOf(sampleLedger(), this.key, { version: 2 })
      await desks.unit('402002')
      await this.alone.open(desks.at('department'))
      this.idle ??= await this.warmedUp(first)
      this.stays = new WhatStays(desks.at('department'), [desks.at('402002')])
    })
    afterEach(() => {
      this.stays.newEvents()
      expect(this.stays.logKept()).toBe(true)
      this.stays.close()
    })
  }

  /**
   * Hands a file to the department: refused, with nothing changed but one entry of the log, or taken; within its time
   * and its memory either way.
   * @returns the refusal's code, or the fingerprint of what was taken
   */
  async handIn(bytes: Uint8Array, password?: string): Promise<string> {
    const { stays, desks } = this
    const path = desks.at('hostile')
    writeFileSync(path, bytes)
    const before = stays.now()
    stays.newEvents()
    const verdict = await this.alone.intake(path, password)
    this.demandBounds(verdict)
    if (verdict.kind === 'taken') return verdict.fingerprint
    const { code, message, action } = verdict.refusal
    expect(message).toMatch(/。$/)
    expect(action).toMatch(/。$/)
    expect(stays.now()).toEqual(before)
    expect(stays.newEvents()).toEqual(['intakeRefused'])
    this.refusal = verdict.refusal
    return code
  }

  /** The version that is in hand. */
  get inHand(): number | undefined {
    return this.desks.desk.board(fiscalYear, 'secondDraft')[2]?.inHand?.version
  }

  /** What a mutation may change and still be honest (a text, a date) was taken: begin anew. */
  renew(): SignedPackage {
    const version = this.inHand ?? 0
    if (version < 9000) this.honest = submissionOf(sampleLedger(), this.key, { version: version + 1 })
    return this.honest
  }

  /** What the whole run came to; the long one says it. */
  tell(): void {
    if (process.env['LONG'] !== '1') return
    process.stdout.write(
      `${this.files} files: the slowest ${this.longest.toFixed(0)} ms, at most ${(this.over / MB).toFixed(0)} MB over the idle process's ${((this.idle ?? 0) / MB).toFixed(0)} MB\n`
    )
  }

  private demandBounds({ took, most: bytes }: { took: number; most: number }): void {
    this.files += 1
    this.longest = Math.max(this.longest, took)
    this.over = Math.max(this.over, bytes - (this.idle ?? 0))
    expect(took).toBeLessThan(slowest)
    expect(this.over / MB).toBeLessThan(most)
  }

  /** Everything that intake needs has been loaded and used, and what it left is cleared away. */
  private async warmedUp(known: string): Promise<number> {
    for (let n = 0; n < 20; n++) await this.alone.intake(known)
    return this.alone.idle()
  }
}
