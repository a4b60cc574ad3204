import { afterAll, describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { runs } from '@shared/testing/runs'
import { fiscalYear } from './testing/desks'
import { jsonMutation, partsOf, resigned } from './testing/hostile'
import { HostileIntake, codes } from './testing/hostile-intake'
import { restructured, structureChanges, structureMutation } from './testing/hostile-zip'

const intake = new HostileIntake()

/** Other forms of the same archive, which may be taken. */
const harmless = ['stored', 'reordered']

describe('archives that say what they should not', () => {
  it.each(structureChanges)('%s', async (kind) => {
    const verdicts = new Set<string>()
    const { fingerprint } = intake.honest
    for (let what = 1; what < 9; what++) {
      verdicts.add(await intake.handIn(restructured(partsOf(intake.honest), kind, what, what)))
    }
    for (const verdict of verdicts) expect([...codes, fingerprint]).toContain(verdict)
    if (harmless.includes(kind)) expect([...verdicts]).toEqual([fingerprint])
    else expect(verdicts.has('packageDamaged') || verdicts.has('packageTooLarge')).toBe(true)
  })

  it(
    'however they are put together, of honest parts or of changed and signed ones',
    { timeout: 1_200_000 },
    async () => {
      const part = fc.constantFrom('ledger.json', 'checks.json', 'manifest.json', undefined)
      await fc.assert(
        fc.asyncProperty(part, jsonMutation, structureMutation, async (name, mutate, restructure) => {
          const { honest, key, desks } = intake
          const change = name === 'manifest.json' ? { manifest: mutate } : { part: name ?? '', text: mutate }
          const code = await intake.handIn(
            restructure(name === undefined ? partsOf(honest) : resigned(honest, key, change))
          )
          if (codes.includes(code)) return
          // It was taken: then it is whole, and of honest parts it is nothing but them.
          expect(desks.desk.ledgerInHand(fiscalYear, 'secondDraft', '402004')?.fingerprint).toBe(code)
          if (name === undefined) expect(code).toBe(honest.fingerprint)
          intake.renew()
        }),
        { numRuns: runs(2500, 100) }
      )
    }
  )

  afterAll(() => intake.tell())
})
