import { formats } from '../../../../kit/texts/formats.ts'
import type { Language } from '../../../../kit/texts/texts.ts'
import { type Column, DataTable, StatusBadge } from '../../../../kit/ui/index.ts'
import type { SignatureLevel } from '../../rules/signatures.ts'
import { sayResponsibilities } from './words.ts'

/** How it stands with the signature of one party. */
export interface SignatureLine {
  partyId: string
  partyName: string
  organisationName: string | undefined
  /** Of the table as it is shown; void where the table changed since. */
  state: 'signed' | 'void' | 'open' | 'notCoupled'
  version: number | undefined
  /** "Wethouder", with the level and the mandate by which it was signed. */
  title: string | undefined
  level: SignatureLevel | undefined
  mandate: string | undefined
  /** ISO day, Dutch time. */
  day: string | undefined
}

const tones = { signed: 'ok', void: 'warn', open: 'neutral', notCoupled: 'neutral' } as const

/** By which right somebody signed: function, level and mandate. */
export function signerWords({ title, level, mandate }: SignatureLine, language: Language): string {
  if (title === undefined || level === undefined) return ''
  const t = sayResponsibilities(language)
  const right = t(`level_${level}`)
  return mandate === undefined ? `${title} (${right})` : `${title} (${right}; ${t('mandateIs', { mandate })})`
}

/** Who signed the table, for which party and by what right. */
export function SignatureTable({ lines, language }: { lines: readonly SignatureLine[]; language: Language }) {
  const t = sayResponsibilities(language)
  const columns: Column<SignatureLine>[] = [
    {
      key: 'party',
      head: t('party'),
      cell: line => (
        <>
          {line.partyName}
          <span class="sub">{line.organisationName ?? t('notCoupled')}</span>
        </>
      ),
    },
    {
      key: 'state',
      head: t('signature'),
      cell: line => <StatusBadge tone={tones[line.state]}>{t(`signature_${line.state}`)}</StatusBadge>,
    },
    { key: 'by', head: t('signedBy'), cell: line => signerWords(line, language) || '–' },
    {
      key: 'version',
      head: t('version'),
      cell: line => (line.version === undefined ? '–' : String(line.version)),
    },
    {
      key: 'day',
      head: t('day'),
      cell: line => (line.day === undefined ? '–' : formats(language).date(line.day)),
    },
  ]
  return (
    <DataTable
      id="handtekeningen"
      caption={t('signatures')}
      columns={columns}
      rows={lines}
      rowKey={line => line.partyId}
    />
  )
}
