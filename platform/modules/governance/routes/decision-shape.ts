import { z } from 'zod'
import { sentence, ticked } from '../../../kit/http/input.ts'
import type { Services } from '../../../kit/module/services.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import { agendaSubjects } from '../hooks.ts'
import { decisionKinds, type Subject } from '../model.ts'
import { decisionReference } from '../rules/reference.ts'
import { readDecisions } from '../store/decisions.ts'

const amount = z
  .string()
  .trim()
  .default('')
  .transform((text, issues) => {
    if (text === '') return undefined
    // A point stands between thousands where three digits follow; "12.50" is twelve and a half.
    const plain = text.replaceAll(/[€\s]/g, '').replaceAll(/\.(?=\d{3}(\D|$))/g, '')
    const eur = Number(plain.replace(',', '.'))
    if (Number.isFinite(eur) && eur >= 0 && eur <= 1e10) return Math.round(eur * 100)
    issues.addIssue({
      code: 'custom',
      message: sentence(
        'BEDRAG_ONGELDIG',
        'Vul een bedrag in euro in, zonder min.',
        'Fill in an amount in euro.',
      ),
    })
    return z.NEVER
  })

/** A picked decision or subject: its id, or what the box of a long list shows. */
export const picked = z.string().trim().max(400).default('')

/** The fields of a decision in a form. */
export const decisionFields = {
  kind: z.enum(decisionKinds),
  text: z.string().trim().min(10).max(20_000),
  reasons: z.string().trim().max(20_000).default(''),
  amount,
  proposal: picked,
  revokes: picked,
  isPublic: ticked,
}

/** An amount in euro of a form, in eurocents. */
export const amountShape = amount

/** Choices with the decisions of a programme that can be rested on or revoked, and what an item can be about. */
export async function decisionChoices(services: Services, language: Language, programmeId: string) {
  const { db } = services
  const { rows } = await readDecisions(db, {
    filter: { programmeId, states: ['taken'] },
    limit: 10_000,
  })
  const choice = (row: (typeof rows)[number]) => ({
    value: row.id,
    label: `${decisionReference(row)}: ${row.title}`,
  })
  const subjects = (await agendaSubjects(db))
    .filter(one => one.programmeId === undefined || one.programmeId === programmeId)
    .map(one => ({ value: `${one.kind}/${one.id}`, label: one.title[language] }))
  return {
    subjects,
    proposals: rows.filter(row => row.isProposal).map(choice),
    revocable: rows.map(choice),
  }
}

/** The value of a choice that was picked by value or by label; nothing for an empty box. */
export function chosen(
  choices: readonly { value: string; label: string }[],
  said: string,
): { ok: true; value: string | undefined } | { ok: false } {
  if (said === '') return { ok: true, value: undefined }
  const found = choices.find(one => one.value === said || one.label === said)
  return found ? { ok: true, value: found.value } : { ok: false }
}

/** "tranche/1" as a subject. */
export function subjectOf(value: string | undefined): Subject | undefined {
  if (!value) return undefined
  const cut = value.indexOf('/')
  return { kind: value.slice(0, cut), id: value.slice(cut + 1) }
}
