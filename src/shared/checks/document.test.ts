import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { describe, expect, it } from 'vitest'
import { sampleDepartment, sampleLedgers } from '../consolidation/testing/sample'
import { catalog, ganzhou } from '../tables/testing/templates'
import { catalogue } from './catalogue'
import { entryMutations } from './entry/testing/mutations'
import { sampleFindings } from './entry/testing/sample-findings'
import { runChecks } from './run'
import { mutationsDocument, rulesDocument, sampleDocument } from './testing/document'
import { tableRuleMutations } from './testing/mutations'

const introduction = `# The checks

Every rule is declared as data with a small function (\`src/shared/checks\`): its group, grade, sentence, what it reads, its tolerance, its source and its thresholds. This page is written by a test from those declarations (\`vitest run src/shared/checks/document.test.ts --update\` after a change), so it cannot go stale.

**A record** lists every rule once: passed, failed, not applicable (why), not run (why, with the incident's number), or to be ticked by a person; how much it looked at; its findings with places on both sides, live values and the difference; and the fingerprints of ledgers, catalog, template and rules. A rule that throws is not run, and the others go on.

**Rounding.** Our own figures are compared in fen, without tolerance. Where only the print is known, n printed parts may differ from their total by ⌊n/2⌋ × 0.01 万元; blank cells are exact zeros and do not count as parts. Within it the finding is 尾差, a notice, and the rule has passed.

**Grades.** A department sets them in \`department.json\`, \`settings.checks\`: \`{ "D04": { "grade": "notice", "reason": "…", "thresholds": { … } } }\`, grades \`error\`, \`warning\`, \`notice\`, \`off\`, always with a reason. Exact balances cannot be regraded. What cannot be followed is reported and the catalogue's own value stands. Whose 公用经费 counts as 机关运行经费 is \`settings.agencyOperatingUnits\`: \`"all"\` (the default), \`"administrative"\` (行政 and 参公) or a list of unit codes. The report, on screen, on paper and as .xlsx, says what was set, what of it cannot be followed, and which explanations lapsed.

**Explanations** are kept with the finding's identity and the values that they were given for; when these change they lapse, and say so. Errors cannot be explained. They and the signatures under the rules that no machine judges are kept in the unit's ledger, travel with its submission, and are taken by \`check\` from ledger files (.ledger) and from a department's workspace; in a department a rule is signed when every unit has signed it, and until then the record names those that have not.

**Tables are found by role, columns and rows by what they take** (the template's measures), never by number or name, so that the same rules judge our own models and foreign tables: \`check --tables FILE.json\` reads the shape of \`tables --json\` (\`tables\` an array) or tables by name (\`tables\` an object: \`{ rows }\`, \`{ columns, rows: [{ code, name, values }] }\`, \`{ head, indicators }\`), codes in one column or in three, amounts in 元 or 万元 by \`"unit"\` or the template. A file may also carry \`fiscalYear\`, \`department\`, \`departmentCode\`, and of each table \`notes\`, \`subtitle\` and \`caption\` (\`{ left, right }\`: 填报单位, 单位:万元); headings that stand among the rows are found there. Tables that are called otherwise are known by what their names say they are. What a file does not carry is not judged, and the record says so (\`reason\` of a rule that passed): F05 needs \`caption\` and the year; B12 sees only that 三公 outside basic expenditure fits into project expenditure; rules on ledgers do not apply. A row or column of money that the template does not know leaves its side's sums unjudged rather than wrong.

## The rules
`

describe('docs/checks.md', () => {
  it('lists the rules, the breaches and the sample as they are', async () => {
    const file = fileURLToPath(new URL('../../../docs/checks.md', import.meta.url))
    const options = await resolveConfig(file)
    const text = [
      introduction,
      rulesDocument(catalogue),
      '## What breaks each rule\n\nOne clean department, broken in one thing: the rule fires, names the place, and no other error rule fires that should not. A rule on tables is broken in the models that are about to print and, where it needs no ledgers, once more in their print.\n',
      mutationsDocument([...tableRuleMutations, ...entryMutations]),
      '## What the sample raises\n\nNo error. The rules of the groups A, B, C and F raise nothing on it; the others raise exactly these.\n',
      sampleDocument(sampleFindings)
    ].join('\n')
    await expect(await format(text, { ...options, parser: 'markdown' })).toMatchFileSnapshot(file)
  })

  it('breaks every rule that looks at something', () => {
    const broken = new Set([...tableRuleMutations, ...entryMutations].map(({ rule }) => rule))
    expect(catalogue.filter(({ kind, id }) => kind === 'checked' && !broken.has(id))).toEqual([])
  })

  it('knows everything that the sample raises', () => {
    const { rules } = runChecks(catalogue, {
      scope: { kind: 'department' },
      department: sampleDepartment,
      ledgers: sampleLedgers,
      template: ganzhou,
      catalog
    })
    const raised = rules.flatMap(({ findings }) => findings)
    expect(
      raised.filter(({ severity, rule }) => severity === 'error' || 'ABCF'.includes(rule.charAt(0)))
    ).toEqual([])
    expect(raised).toHaveLength(sampleFindings.length)
  })
})
