import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { packageBytes } from '../exchange'
import type { SignedPackage, SigningKey } from '../exchange'
import { newKey, sampleLedger, statementOf, submissionOf, taskOf } from '../exchange/testing/packages'
import { writeLedger } from '@shared/exchange'
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
type Made = Uint8Array | { readonly bytes: Uint8Array; readonly password: string }
/** What it is, the code of its refusal, what the sentence says, and how it is made. */
type Hostile = readonly [string, string, string, () => Made | Promise<Made>]

const corpus: readonly Hostile[] = [
  ['an empty file', 'notAPackage', '不是预算簿的任务包、上报包或回复包', () => new Uint8Array()],
  ['a text', 'notAPackage', '不是预算簿的任务包、上报包或回复包', () => Buffer.from('你好，这不是包')],
  ['a cut file', 'packageDamaged', '压缩格式的结尾不对', () => zip(partsOf(honest)).subarray(0, -100)],
  [
    'something behind it',
    'packageDamaged',
    '压缩格式的结尾不对',
    () => Buffer.concat([zip(partsOf(honest)), Buffer.from('x')])
  ],
  [
    'something before it',
    'notAPackage',
    '不是预算簿的任务包、上报包或回复包',
    () => Buffer.concat([Buffer.from('MZ'), zip(partsOf(honest))])
  ],
  [
    'a wrong hash',
    'packageDamaged',
    '“ledger.json”与清单上记的不一致',
    () => rebuilt((parts) => parts.set('ledger.json', Buffer.from('{}')))
  ],
  ['no signature', 'packageDamaged', '缺少清单或签名', () => rebuilt((parts) => parts.delete('signature'))],
  [
    'no manifest',
    'packageDamaged',
    '缺少清单或签名',
    () => rebuilt((parts) => parts.delete('manifest.json'))
  ],
  [
    'a wrong signature',
    'badSignature',
    '签名不对',
    () => rebuilt((parts) => parts.set('signature', new Uint8Array(64)))
  ],
  [
    "another key's signature",
    'badSignature',
    '签名不对',
    () => rebuilt((parts) => parts.set('signature', newKey().sign(parts.get('manifest.json')!)))
  ],
  [
    "another unit's key",
    'keyNotConfirmed',
    '签名密钥与这个单位以前的不同',
    async () => {
      // The department knows the key well, but as another unit's.
      const other = newKey()
      writeFileSync(at('neighbour'), await packageBytes(submissionOf(sampleLedger('402001'), other)))
      await desks.take(at('neighbour'), other)
      return packageBytes(submissionOf(sampleLedger(), other, { version: 2 }))
    }
  ],
  [
    'a key that nobody knows',
    'keyNotConfirmed',
    '签名密钥与这个单位以前的不同',
    () => packageBytes(submissionOf(sampleLedger(), newKey(), { version: 2 }))
  ],
  [
    'a password that was guessed',
    'passwordWrong',
    '口令不对',
    async () => ({ bytes: await packageBytes(honest, '对'), password: '错' })
  ],
  ['a password that was not given', 'passwordNeeded', '设了口令', () => packageBytes(honest, '对')],
  [
    'a replayed older version',
    'olderVersion',
    '是第 1 版，以前收过，手里已经有第 2 版',
    async () => {
      writeFileSync(at('second'), await packageBytes(honest))
      await desks.desk.intake(at('second'))
      return readFileSync(at('first'))
    }
  ],
  ['a path out of the folder', 'packageDamaged', '有部分的名称指到包外', () => withName('../../evil')],
  ['an absolute path', 'packageDamaged', '有部分的名称指到包外', () => withName('/etc/evil')],
  ['a path with backslashes', 'packageDamaged', '有部分的名称指到包外', () => withName('..\\evil')],
  ['a folder', 'packageDamaged', '里面有不认识的部分', () => withName('folder/')],
  ['a part of an unknown name', 'packageDamaged', '里面有不认识的部分', () => withName('constructor')],
  ['a symbolic link', 'packageDamaged', '不是普通文件的部分', () => linked(partsOf(honest))],
  ['the same name twice', 'packageDamaged', '“checks.json”有两个', () => doubled(partsOf(honest))],
  ['200 parts', 'packageDamaged', '里面的部分太多', () => many(200)],
  [
    'a bomb of 42 kB',
    'packageTooLarge',
    '大得不合常理',
    () => rebuilt((parts) => parts.set('ledger.json', new Uint8Array(43 * 1024 * 1024)))
  ],
  [
    'a bomb within the declared limits',
    'packageTooLarge',
    '大得不合常理',
    () => rebuilt((parts) => parts.set('ledger.json', new Uint8Array(11 * 1024 * 1024)))
  ],
  ['deep JSON in the manifest', 'packageDamaged', '清单不是规范的 JSON', () => manifestAs(() => deep)],
  ['deep JSON in the ledger', 'packageInconsistent', '层次太深，最多 32 层', () => ledgerAs(() => deep)],
  [
    'a number of 400 digits',
    'packageInconsistent',
    '年度：数字太长',
    () => ledgerAs((text) => text.replace('"fiscalYear": 2023', `"fiscalYear": ${'9'.repeat(400)}`))
  ],
  [
    'a prototype key in the ledger',
    'packageInconsistent',
    '“__proto__”：不认识这个字段',
    () => ledgerAs((text) => text.replace('{', '{"__proto__":{"polluted":1},'))
  ],
  [
    'a prototype key in the manifest',
    'packageDamaged',
    '清单有重复或不允许的字段',
    () => manifestAs((text) => text.replace('{', '{"__proto__":{"polluted":1},'))
  ],
  [
    'a field twice',
    'packageDamaged',
    '清单有重复或不允许的字段',
    () => manifestAs((text) => text.replace('{', '{"kind":"submission",'))
  ],
  [
    'spaces in the manifest',
    'packageDamaged',
    '清单写法不是预算簿的写法',
    () => manifestAs((text) => `${text} `)
  ],
  [
    'spaces in the ledger',
    'packageInconsistent',
    '里面的账不是预算簿写出的样子',
    () => ledgerAs((text) => `${text}\n`)
  ],
  [
    'a later version',
    'packageNewer',
    '格式版本是 2，本程序最高支持 1',
    () => manifestAs((text) => text.replace('"formatVersion":1', '"formatVersion":2'))
  ],
  [
    'totals that are not the ledger’s',
    'packageInconsistent',
    '账的合计与清单不同',
    () => manifestAs((text) => text.replace(/"expenditure":"\d/, '"expenditure":"9'))
  ],
  [
    'a ledger of another unit',
    'packageInconsistent',
    '里面的账与清单上的单位或年度不同',
    () => packageBytes(submissionOf(sampleLedger('402002'), key, statementOf(sampleLedger())))
  ],
  [
    'a task',
    'wrongPackageKind',
    '这是一个任务包，这里要的是上报包',
    () => packageBytes(taskOf(sampleLedger(), key))
  ],
  [
    'explanations of nothing',
    'packageInconsistent',
    '说明对不上任何一条警告',
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
    '缺少必要的部分',
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
    '“ledger.json”内容大得不合常理',
    () => ledgerAs((text) => text.replace('"basicExpenditure": [', `"basicExpenditure": [${rowsOf(85_000)}`))
  ],
  [
    'a ledger as large as allowed, every row of it wrong',
    'packageInconsistent',
    '行数太多，最多 20000 行',
    () => ledgerAs((text) => text.replace('"basicExpenditure": [', `"basicExpenditure": [${rowsOf(70_000)}`))
  ]
]

describe('hostile packages', () => {
  it.each(corpus)('%s: %s', async (_, code, sentence, make) => {
    const made = await make()
    const { bytes, password } = made instanceof Uint8Array ? { bytes: made, password: undefined } : made
    expect(await intake.handIn(bytes, password)).toBe(code)
    expect(intake.refusal?.message).toContain(sentence)
  })

  it('under a password takes what is honest', async () => {
    expect(await intake.handIn(await packageBytes(honest, '对'), '对')).toBe(honest.fingerprint)
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
          // It was taken: then the ledger in hand is what it held, to the byte.
          const held = desks.desk.ledgerInHand(fiscalYear, 'secondDraft', '402004')!
          expect(held.fingerprint).toBe(code)
          expect(writeLedger(held.ledger)).toBe(Buffer.from(parts.get('ledger.json')!).toString())
          honest = intake.renew()
        }),
        { numRuns: 2 * bounds.numRuns }
      )
      // The mutations came as far as they were meant to.
      expect(reached.get('packageInconsistent') ?? 0).toBeGreaterThan(bounds.numRuns / 5)
    }
  )

  afterAll(() => intake.tell())
})
