import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, beforeEach, expect } from 'vitest'
import { UserError } from '@shared/errors'
import { packageBytes, sha256 } from '../../exchange'
import type { SignedPackage, SigningKey } from '../../exchange'
import { newKey, sampleLedger, submissionOf } from '../../exchange/testing/packages'
import { Desks, fiscalYear } from './desks'

/** What the sentence of a refusal may be: every one that a changed package can meet. */
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
  ...['conflictingVersion', 'keyNotConfirmed', 'passwordNeeded', 'fileTooBig']
]

/** Bounded time for each file, in milliseconds, and memory for all of them over what the idle process has, in MB. */
const slowest = 5000
const most = 256

/** A department that hostile packages are handed to: it trusts `key`, and has version 1 in hand. */
export class HostileIntake {
  readonly desks = new Desks()
  key!: SigningKey
  /** Version 2, of the trusted key. */
  honest!: SignedPackage
  private readonly times: number[] = []
  private idle = 0
  /** The newest entry of the log that was seen. */
  private known = 0

  constructor() {
    beforeAll(() => {
      this.idle = process.resourceUsage().maxRSS
    })
    beforeEach(async () => {
      this.known = 0
      await this.desks.begin()
      this.key = newKey()
      const first = this.desks.at('first')
      writeFileSync(first, await packageBytes(submissionOf(sampleLedger(), this.key)))
      await this.desks.take(first, this.key)
      this.honest = submissionOf(sampleLedger(), this.key, { version: 2 })
      await this.desks.unit('402002')
    })
  }

  /**
   * Hands a file to the department: refused, with nothing changed but one entry of the log, or taken.
   * @returns the refusal's code, or the fingerprint of what was taken
   */
  async handIn(bytes: Uint8Array): Promise<string> {
    const { desk, at } = this.desks
    const before = this.kept()
    const [newest] = desk.log({ after: this.known }).slice(-1)
    this.known = newest?.number ?? this.known
    writeFileSync(at('hostile'), bytes)
    const begun = performance.now()
    try {
      return (await desk.intake(at('hostile'))).fingerprint
    } catch (error) {
      if (!(error instanceof UserError)) throw error
      expect(error.message).toMatch(/[。\n]$/)
      expect(error.action).toBeTruthy()
      expect(this.kept()).toEqual(before)
      expect(desk.log({ after: this.known })).toMatchObject([{ event: 'intakeRefused' }])
      return error.code
    } finally {
      const took = performance.now() - begun
      this.times.push(took)
      expect(took).toBeLessThan(slowest)
    }
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

  /** The whole run kept to its memory; the long one says what it came to. */
  demandLittleMemory(): void {
    const over = (process.resourceUsage().maxRSS - this.idle) / 1024
    const figures = `${this.times.length} files: the slowest ${Math.max(...this.times).toFixed(0)} ms, ${over.toFixed(0)} MB over idle`
    if (process.env['LONG'] === '1') process.stdout.write(`${figures}\n`)
    expect(over, figures).toBeLessThan(most)
  }

  /** Everything that the department keeps but for its log, and the bytes of a unit's workspace. */
  private kept(): unknown {
    const { desk, at } = this.desks
    return {
      ledgers: readdirSync(at('402002'), { recursive: true, encoding: 'utf8' }).map((name) => {
        const path = at('402002', name)
        return [name, statSync(path).isFile() ? sha256(readFileSync(path)) : '']
      }),
      board: desk.board(fiscalYear, 'secondDraft'),
      keys: desk.knownKeys(),
      held: desk.ledgerInHand(fiscalYear, 'secondDraft', '402004'),
      versions: desk.versions(fiscalYear, 'secondDraft', '402004'),
      files: readdirSync(at('department', 'submissions')).map((name) => {
        const { size, mtimeMs } = statSync(join(at('department', 'submissions'), name))
        return [name, size, mtimeMs]
      })
    }
  }
}
