import { href } from '../../../kit/http/address.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { Button, HiddenFields } from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { type SeatLine, SeatName, StandingBadge } from './quorum.tsx'
import { say } from './say.ts'

interface PresenceProps {
  language: Language
  meetingId: string
  seats: readonly SeatLine[]
  /** This reader keeps who is there. */
  mayKeep: boolean
}

/** Every seat with who is there; who keeps the list says so with one button. */
export function Presence({ language, meetingId, seats, mayKeep }: PresenceProps) {
  return (
    <ul class="v-attendance">
      {seats.map(seat => (
        <li key={seat.seatId}>
          <div class="row between">
            <span>
              <SeatName language={language} seat={seat} />
            </span>
            <StandingBadge language={language} seat={seat} />
          </div>
          {mayKeep && <Keep language={language} meetingId={meetingId} seat={seat} />}
        </li>
      ))}
    </ul>
  )
}

function Keep({ language, meetingId, seat }: { language: Language; meetingId: string; seat: SeatLine }) {
  const t = say(language)
  const isThere = seat.personName !== undefined
  const choices = isThere
    ? ([['left', 'leave']] as const)
    : ([
        ...(seat.holderName
          ? ([
              ['holder', 'arrive'],
              ['holder-remote', 'arriveRemote'],
            ] as const)
          : []),
        ...(seat.deputyName ? ([['deputy', 'arriveDeputy']] as const) : []),
      ] as const)
  return (
    <form class="row" method="post" action={href(links.presence, { id: meetingId })}>
      <HiddenFields values={{ seat: seat.seatId }} />
      {choices.map(([value, label]) => (
        <Button key={value} kind="subtle" name="act" value={value} hiddenSuffix={seat.organisation}>
          {t(label)}
        </Button>
      ))}
    </form>
  )
}
