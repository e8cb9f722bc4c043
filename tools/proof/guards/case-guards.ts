import type { Guard } from './guard.ts'

const cases = 'platform/modules/cases'
const app = 'platform/app'

/** What keeps each party's part of a case to itself, and what the site must never do. */
export const caseGuards: readonly Guard[] = [
  {
    without: 'everybody sees every line',
    file: 'engine/src/case/visible/hidden-items.ts',
    guard: 'return visibleTo !== undefined && !readers.some(party => visibleTo.includes(party))',
    replacedBy: 'return visibleTo !== undefined && readers.length > 99',
    tests: ['engine/src/case/visible/visible-case.test.ts'],
  },
  {
    without: 'a total over fewer than three hidden amounts is told',
    file: 'engine/src/case/visible/hidden-totals.ts',
    guard: 'restsOnThree(together)',
    replacedBy: 'together.length > 0',
    tests: ['engine/src/case/visible/visible-case.test.ts'],
  },
  {
    without: 'a stranger learns that a case is there',
    file: `${cases}/rules/access.ts`,
    guard: `  audience,
  secret: true,
  allows`,
    replacedBy: `  audience,
  allows`,
    tests: [`${app}/matrix.test.ts`],
    named: 'answers to (T|V|anonymous)$',
  },
  {
    without: 'whoever may read cases reads all of them',
    file: `${cases}/rules/case-for.ts`,
    guard: 'if (!sight) throw new NotFound()',
    replacedBy: 'if (!stored) throw new NotFound()',
    tests: [`${app}/matrix.test.ts`],
    named: 'answers to (T|M)$',
  },
  {
    without: 'an adopted case is changed',
    file: `${cases}/rules/access.ts`,
    guard: "if (!actor || access.state === 'adopted') return { kind: 'none' }",
    replacedBy: "if (!actor) return { kind: 'none' }",
    tests: [`${cases}/rules/access.test.ts`],
  },
  {
    without: 'a party decides about the case of the owner',
    file: `${cases}/rules/access.ts`,
    guard: 'allows: (actor, access) => actor !== undefined && worksForOwner(actor, access),',
    replacedBy: '',
    tests: [`${cases}/rules/access.test.ts`, `${app}/matrix.test.ts`],
    named: 'answers to (G|M)$|owner|decide',
  },
  {
    without: 'a party changes lines of another',
    file: `${cases}/rules/edit-guard.ts`,
    guard: "    return 'WIJZIGING_NIET_JOUW'\n  const",
    replacedBy: '    return undefined\n  const',
    tests: [
      `${cases}/routes/secrecy.test.ts`,
      `${cases}/routes/routes.test.ts`,
      `${cases}/rules/access.test.ts`,
    ],
  },
  {
    without: 'a change overwrites what its author cannot see',
    file: `${cases}/rules/edit-guard.ts`,
    guard:
      "  if (!paths.every(path => seesWhole(full, visible, path))) return 'WIJZIGING_NIET_HEEL_ZICHTBAAR'\n",
    replacedBy: '',
    tests: [`${cases}/routes/secrecy.test.ts`, `${cases}/actions/save-changes.test.ts`],
  },
  {
    without: 'a change is saved without an entry in the trail',
    file: 'platform/kit/access/write.ts',
    guard: 'if (records.length === 0)',
    replacedBy: 'if (records.length < 0)',
    tests: ['platform/kit/access/write.test.ts'],
  },
  {
    without: 'a repeat of a form writes twice',
    file: 'platform/kit/access/write.ts',
    guard: 'return once(tx, { personId: actor.personId, action, key }, changeAndRecord)',
    replacedBy: 'return changeAndRecord()',
    tests: ['platform/kit/access/write.test.ts'],
  },
  {
    without: 'a document that inflates without end is opened',
    file: 'platform/kit/documents/zip-guard.ts',
    guard: '    guardEntry(entry)\n',
    replacedBy: '',
    tests: ['platform/kit/documents/workbook-file.test.ts', 'platform/kit/documents/workbook.test.ts'],
  },
  {
    without: 'parts of a document that overlap are opened',
    file: 'platform/kit/documents/zip-guard.ts',
    guard: '  guardTogether(parts, indexOffset)\n',
    replacedBy: '',
    tests: ['platform/kit/documents/workbook-file.test.ts', 'platform/kit/documents/workbook.test.ts'],
  },
  {
    without: 'whoever is signed in changes the settings of the programme',
    file: 'platform/modules/programme/rules/rights.ts',
    guard: "name: 'setSetting', audience: ['A']",
    replacedBy: "name: 'setSetting', audience: 'signed-in'",
    tests: [`${app}/matrix.test.ts`],
    named: 'answers to G$',
  },
  {
    without: 'whoever is signed in reads the audit trail',
    file: 'platform/modules/accounts/rules/rights.ts',
    guard: "name: 'readAudit', audience: ['A', 'C']",
    replacedBy: "name: 'readAudit', audience: 'signed-in'",
    tests: [`${app}/matrix.test.ts`],
    named: 'is the file docs/permissions.csv',
  },
  {
    without: 'who has left still decides: roles outlive their term',
    file: 'platform/modules/parties/store/grants.ts',
    guard: 'const instant = decidingInstant(now)\n',
    replacedBy: "const instant = decidingInstant(Temporal.Instant.from('2026-11-24T12:00:00Z'))\n",
    tests: ['platform/modules/parties/actions/positions.test.ts'],
  },
]
