import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { packageBytes } from '../exchange'
import type { SignedPackage, SigningKey } from '../exchange'
import { newKey, sampleLedger, statementOf, submissionOf, taskOf } from '../exchange/testing/packages'
import { runs } from '@shared/testing/runs'
import { signPackage } from '../exchange'
import { byteMutation, jsonMutation, partsOf, resigned, zip } from './testing/hostile'
import { deep, doubled, linked, many, rowsOf } from './testing/hostile'
import { fiscalYear } from './testing/desks'
import { HostileIntake, codes } from './testing/hostile-intake'

const intake = new HostileIntake()
const { desks } = intake
const { at } = desks
let key: SigningKey
let honest: SignedPackage
beforeEach(() => {
  ;({ key, honest } = intake)
})

const rebuilt = (change: (parts: Map<string, Uint8Array>) => void): Uint8Array => {
  const parts = partsOf(honest)
  change(parts)
  return zip(parts)
}
const withName = (name: string): Uint8Array => rebuilt((parts) => parts.set(name, Buffer.from('x')))

const manifestAs = (change: (text: string) => string): Uint8Array =>
  zip(resigned(honest, key, { manifest: change }))
const ledgerAs = (change: (text: string) => string): Uint8Array =>
  zip(resigned(honest, key, { part: 'ledger.json', text: change }))
const corpus: readonly (readonly [string, string, () => Uint8Array | Promise<Uint8Array>])[] = [
  ['an empty file', 'notAPackage', () => new Uint8Array()],
  ['a text', 'notAPackage', () => Buffer.from('你好，这不是包')],
  ['a cut file', 'packageDamaged', () => zip(partsOf(honest)).subarray(0, -100)],
  ['something behind it', 'packageDamaged', () => Buffer.concat([zip(partsOf(honest)), Buffer.from('x')])],
  ['something before it', 'notAPackage', () => Buffer.concat([Buffer.from('MZ'), zip(partsOf(honest))])],
  ['a wrong hash', 'packageDamaged', () => rebuilt((parts) => parts.set('ledger.json', Buffer.from('{}')))],
  ['no signature', 'packageDamaged', () => rebuilt((parts) => parts.delete('signature'))],
  ['no manifest', 'packageDamaged', () => rebuilt((parts) => parts.delete('manifest.json'))],
  ['a wrong signature', 'badSignature', () => rebuilt((parts) => parts.set('signature', new Uint8Array(64)))],
  [
    "another key's signature",
    'badSignature',
    () => rebuilt((parts) => parts.set('signature', newKey().sign(parts.get('manifest.json')!)))
  ],
  [
    "another unit's key",
    'keyNotConfirmed',
    () => packageBytes(submissionOf(sampleLedger(), newKey(), { version: 2 }))
  ],
  [
    'a replayed older version',
    'olderVersion',
    async () => {
      writeFileSync(at('second'), await packageBytes(honest))
      await desks.desk.intake(at('second'))
      return readFileSync(at('first'))
    }
  ],
  ['a path out of the folder', 'packageDamaged', () => withName('../../evil')],
  ['an absolute path', 'packageDamaged', () => withName('/etc/evil')],
  ['a path with backslashes', 'packageDamaged', () => withName('..\\evil')],
  ['a folder', 'packageDamaged', () => withName('folder/')],
  ['a part of an unknown name', 'packageDamaged', () => withName('constructor')],
  ['a symbolic link', 'packageDamaged', () => linked(partsOf(honest))],
  ['the same name twice', 'packageDamaged', () => doubled(partsOf(honest))],
  ['200 parts', 'packageDamaged', () => many(200)],
  [
    'a bomb of 42 kB',
    'packageTooLarge',
    () => rebuilt((parts) => parts.set('ledger.json', new Uint8Array(43 * 1024 * 1024)))
  ],
  [
    'a bomb within the declared limits',
    'packageTooLarge',
    () => rebuilt((parts) => parts.set('ledger.json', new Uint8Array(11 * 1024 * 1024)))
  ],
  ['deep JSON in the manifest', 'packageDamaged', () => manifestAs(() => deep)],
  ['deep JSON in the ledger', 'packageInconsistent', () => ledgerAs(() => deep)],
  [
    'a number of 400 digits',
    'packageInconsistent',
    () => ledgerAs((text) => text.replace('"fiscalYear": 2023', `"fiscalYear": ${'9'.repeat(400)}`))
  ],
  [
    'a prototype key in the ledger',
    'packageInconsistent',
    () => ledgerAs((text) => text.replace('{', '{"__proto__":{"polluted":1},'))
  ],
  [
    'a prototype key in the manifest',
    'packageDamaged',
    () => manifestAs((text) => text.replace('{', '{"__proto__":{"polluted":1},'))
  ],
  ['a field twice', 'packageDamaged', () => manifestAs((text) => text.replace('{', '{"kind":"submission",'))],
  ['spaces in the manifest', 'packageDamaged', () => manifestAs((text) => `${text} `)],
  ['spaces in the ledger', 'packageInconsistent', () => ledgerAs((text) => `${text}\n`)],
  [
    'a later version',
    'packageNewer',
    () => manifestAs((text) => text.replace('"formatVersion":1', '"formatVersion":2'))
  ],
  [
    'totals that are not the ledger’s',
    'packageInconsistent',
    () => manifestAs((text) => text.replace(/"expenditure":"\d/, '"expenditure":"9'))
  ],
  [
    'a ledger of another unit',
    'packageInconsistent',
    () => packageBytes(submissionOf(sampleLedger('402002'), key, statementOf(sampleLedger())))
  ],
  ['a task', 'wrongPackageKind', () => packageBytes(taskOf(sampleLedger(), key))],
  [
    'explanations of nothing',
    'packageInconsistent',
    () =>
      packageBytes(
        submissionOf(sampleLedger(), key, {
          version: 2,
          explanations: [{ identity: 'X', values: [], text: '因为' }]
        })
      )
  ],
  [
    'a submission without its parts',
    'packageInconsistent',
    () =>
      packageBytes(
        signPackage(
          { kind: 'submission', content: statementOf(sampleLedger()) },
          new Map(),
          { at: '2023-01-01T00:00:00.000Z', by: '' },
          key
        )
      )
  ],
  [
    'a ledger of more rows than there can be',
    'packageDamaged',
    () => ledgerAs((text) => text.replace('"basicExpenditure": [', `"basicExpenditure": [${rowsOf(85_000)}`))
  ],
  [
    'a ledger as large as allowed, every row of it wrong',
    'packageInconsistent',
    () => ledgerAs((text) => text.replace('"basicExpenditure": [', `"basicExpenditure": [${rowsOf(70_000)}`))
  ]
]

describe('hostile packages', () => {
  it.each(corpus)('%s: %s', async (_, code, make) => {
    expect(await intake.handIn(await make())).toBe(code)
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
    expect(statSync(at('hostile')).isFile()).toBe(true)
  })

  it('under a guessed password', async () => {
    writeFileSync(at('sealed'), await packageBytes(honest, '对'))
    await expect(desks.desk.intake(at('sealed'))).rejects.toMatchObject({ code: 'passwordNeeded' })
    await expect(desks.desk.intake(at('sealed'), { password: '错' })).rejects.toMatchObject({
      code: 'passwordWrong'
    })
    expect(await desks.desk.intake(at('sealed'), { password: '对' })).toMatchObject({ outcome: 'taken' })
  })

  // Of the 10,000, three quarters are made before hashing and signing, with the trusted key.
  const bounds = { numRuns: runs(2500, 100) }

  it(
    'whatever bytes are changed, it is refused, or the very same content',
    { timeout: 1_200_000 },
    async () => {
      const bytes = await packageBytes(honest)
      await fc.assert(
        fc.asyncProperty(byteMutation, async (mutate) => {
          const code = await intake.handIn(mutate(bytes))
          expect([...codes, honest.fingerprint]).toContain(code)
        }),
        bounds
      )
    }
  )

  it(
    'whatever is changed before it is signed with a trusted key, it is refused, or what it says is taken',
    { timeout: 1_200_000 },
    async () => {
      const part = fc.constantFrom('ledger.json', 'checks.json', 'manifest.json')
      const reached = new Map<string, number>()
      await fc.assert(
        fc.asyncProperty(part, jsonMutation, async (name, mutate) => {
          const parts =
            name === 'manifest.json'
              ? resigned(honest, key, { manifest: mutate })
              : resigned(honest, key, { part: name, text: mutate })
          const code = await intake.handIn(zip(parts))
          reached.set(code, (reached.get(code) ?? 0) + 1)
          if (codes.includes(code)) return
          // It was taken: then every part is in the canonical form, and the totals are the ledger's own.
          const held = desks.desk.ledgerInHand(fiscalYear, 'secondDraft', '402004')
          expect(held?.fingerprint).toBe(code)
          honest = intake.renew()
        }),
        { numRuns: 2 * bounds.numRuns }
      )
      // The mutations came as far as they were meant to.
      expect(reached.get('packageInconsistent') ?? 0).toBeGreaterThan(bounds.numRuns / 5)
    }
  )

  it('none of which has taken much memory', () => intake.demandLittleMemory())
})
