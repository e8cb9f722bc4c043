import type { Case } from '@versneller/engine'
import { expect, test } from 'vitest'
import bouwclaim from '../data/cases/bouwclaim-nijmegen.json' with { type: 'json' }
import station from '../data/cases/station-zwolle.json' with { type: 'json' }
import { overviewOf } from './overview.ts'

const clauseLines = (caseFile: unknown) =>
  overviewOf(caseFile as Case).groups.flatMap(group =>
    group.lines.filter(line => line.kind === 'clause').map(line => line.id),
  )

test('a clause that may move money is a line, and one that only says when to start is none', () => {
  expect(clauseLines(bouwclaim)).toEqual(['overwinst-a'])
  expect(clauseLines(station)).toEqual(['overwinst', 'afname-betaalbaar'])
})
