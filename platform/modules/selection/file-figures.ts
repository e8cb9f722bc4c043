import { href } from '../../kit/http/address.ts'
import { bilingual } from '../../kit/texts/texts.ts'
import { allTranches } from '../call/index.ts'
import { fileSource } from '../governance/index.ts'
import type { PublishedResult } from './actions/publish.ts'
import { links } from './links.ts'
import { say } from './pages/say.ts'
import { readResult } from './store/tranches.ts'

/** What the calls of a programme brought so far: of tranches whose result is public, nothing of one under embargo. */
export const selectionFigures = fileSource(async (db, { programmeId }) => {
  const published: PublishedResult[] = []
  for (const call of await allTranches(db)) {
    if (call.programmeId !== programmeId) continue
    const result = await readResult(db, call.id)
    if (result?.publishedAt && result.content) published.push(result.content as unknown as PublishedResult)
  }
  const sum = (of: (one: PublishedResult) => number) => published.reduce((all, one) => all + of(one), 0)
  const figure = (key: 'submitted' | 'admitted' | 'reserve' | 'homes', value: number) => ({
    ...{ key: `selection/${key}`, part: 'results' as const, value, href: href(links.tranches) },
    label: bilingual(say, `figure_${key}`),
  })
  return [
    figure(
      'submitted',
      sum(one => one.numbers.submitted),
    ),
    figure(
      'admitted',
      sum(one => one.numbers.admitted),
    ),
    figure(
      'reserve',
      sum(one => one.numbers.reserve),
    ),
    figure(
      'homes',
      sum(one => one.homes),
    ),
  ]
})
