import { renderToString } from 'preact-render-to-string'
import { expect, it } from 'vitest'
import { type SeatLine, SeatName } from './quorum.tsx'

const seat: SeatLine = {
  ...{ seatId: 'een', organisation: 'Gemeente A', personName: undefined, holderName: undefined },
  ...{ deputyName: undefined, votes: true, isFilled: true, standing: 'absent', isRemote: false },
  ...{ isFounder: false, recusedBecause: undefined, hasVoted: false, choice: undefined },
}
const under = (more: Partial<SeatLine>) =>
  /<span class="sub">(.*)<\/span>/.exec(
    renderToString(<SeatName language="nl" seat={{ ...seat, ...more }} />),
  )?.[1]

it('a seat is called vacant when nobody holds it, not when who holds it stayed away', () => {
  expect([
    under({}),
    under({ isFilled: false }),
    under({ isFilled: false, votes: false }),
    under({ holderName: 'Wethouder' }),
  ]).toEqual(['', 'niet bezet', 'niet bezet, zonder stem', 'Wethouder'])
})
