import type { Bilingual, Language } from '../../../kit/texts/texts.ts'
import { type Column, DataTable } from '../../../kit/ui/index.ts'
import type { VotingParties } from '../model.ts'
import { say } from './say.ts'

/** A seat as the public page of partners shows it. */
export interface StandingSeat {
  id: string
  body: Bilingual
  /** Whose seats vote in that body today. */
  votingParties: VotingParties
  organisation: string
  isFounder: boolean
  isPrimary: boolean
  votes: boolean
  hasVote: boolean
}

/** Who sits at the table in which body, as what, and whether that seat votes today. */
export function StandingSeats({ rows, language }: { rows: readonly StandingSeat[]; language: Language }) {
  const t = say(language)
  const columns: Column<StandingSeat>[] = [
    {
      key: 'body',
      head: t('bodyHead'),
      cell: row => (
        <>
          {row.body[language]}
          <span class="sub">{t(`voting_${row.votingParties}`)}</span>
        </>
      ),
    },
    {
      key: 'organisation',
      head: t('organisation'),
      cell: row => (
        <>
          {row.organisation}
          <span class="sub">
            {[row.isFounder ? t('founder') : '', row.isPrimary ? t('primary') : '']
              .filter(Boolean)
              .join(', ')}
          </span>
        </>
      ),
    },
    {
      key: 'votes',
      head: t('votesHead'),
      cell: row => t(row.votes ? 'yes' : row.hasVote ? 'voteRests' : 'no'),
    },
  ]
  return (
    <section class="stack-s">
      <h2>{t('standingSeatsTitle')}</h2>
      <p>{t('standingSeatsLead')}</p>
      <DataTable
        id="zetels"
        caption={t('standingSeatsTitle')}
        isCaptionHidden
        columns={columns}
        rows={rows}
        rowKey={row => row.id}
      />
    </section>
  )
}
