import { formats } from '../../../kit/texts/formats.ts'
import type { Language } from '../../../kit/texts/texts.ts'
import type {
  AreaKind,
  BottleneckType,
  FactRange,
  Figure,
  FigureKind,
  ProgrammeLink,
  ProjectRow,
  ProjectState,
  Provenance,
} from '../model.ts'
import { projectTexts } from '../texts.ts'

/** Between the ends of a range, without spaces. */
const dash = '–'

/** "40.000–70.000", "tot 15.000" or the one number. */
function rangeLabel(range: FactRange, language: Language, show: (value: number) => string): string {
  const t = projectTexts(language)
  const { min, max } = range
  if (min !== undefined && max !== undefined)
    return min === max ? show(min) : `${show(min)}${dash}${show(max)}`
  if (max !== undefined) return t('upTo', { max: show(max) })
  return min === undefined ? t('unknown') : t('atLeast', { min: show(min) })
}

/** The planned homes of an area in figures, or that they are not known. */
export function homesLabel(range: FactRange | undefined, language: Language): string {
  const { number } = formats(language)
  return range ? rangeLabel(range, language, value => number(value)) : projectTexts(language)('unknown')
}

/** "40.000–70.000 woningen", for where no column head says what is counted. */
export function homesPhrase(project: Pick<ProjectRow, 'homes'>, language: Language): string {
  const t = projectTexts(language)
  return project.homes ? t('homesOf', { homes: homesLabel(project.homes, language) }) : t('homesUnknown')
}

/** "haven, bedrijventerrein". */
export function kindsLabel(kinds: readonly AreaKind[], language: Language): string {
  const t = projectTexts(language)
  return kinds.length === 0 ? t('unknown') : kinds.map(kind => t(`kind.${kind}`)).join(', ')
}

/** A type of bottleneck in words. */
export function bottleneckLabel(type: BottleneckType, language: Language): string {
  return projectTexts(language)(`bottleneck.${type}`)
}

/** A scheme with what the source says beside it. */
export function programmeLabel(link: ProgrammeLink, language: Language): string {
  const name = projectTexts(language)(`programme.${link.code}`)
  return link.detail ? `${name} (${link.detail})` : name
}

const stateKeys = {
  admitted: 'stateAdmitted',
  'agreement-signed': 'stateAgreementSigned',
  active: 'stateActive',
  attention: 'stateAttention',
  suspended: 'stateSuspended',
  'notice-given': 'stateNoticeGiven',
  left: 'stateLeft',
  excluded: 'stateExcluded',
  completed: 'stateCompleted',
} as const satisfies Record<ProjectState, string>

/** The state in the programme; an area without one is in view only. */
export function stateLabel(state: ProjectState | undefined, language: Language): string {
  return projectTexts(language)(state ? stateKeys[state] : 'inView')
}

const figureKeys = {
  homes: 'homesPlanned',
  area: 'area',
  'rijk-contribution': 'rijkContribution',
  'own-contribution': 'ownContribution',
  'affordable-share': 'affordableShare',
  'social-rent-share': 'socialRentShare',
  'mid-rent-share': 'midRentShare',
} as const satisfies Record<FigureKind, string>

/** What a figure is about. */
export function figureLabel(kind: FigureKind, language: Language): string {
  return projectTexts(language)(figureKeys[kind])
}

/** A figure in its unit. */
export function figureValue(figure: Pick<Figure, 'kind' | 'min' | 'max'>, language: Language): string {
  const { number, moneyMillion, percent } = formats(language)
  const t = projectTexts(language)
  switch (figure.kind) {
    case 'homes':
      return rangeLabel(figure, language, value => number(value))
    case 'area':
      return t('hectares', { count: rangeLabel(figure, language, value => number(value)) })
    case 'rijk-contribution':
    case 'own-contribution':
      return rangeLabel(figure, language, value => moneyMillion(value))
    default:
      return rangeLabel(figure, language, value => percent(value))
  }
}

const provenanceKeys = {
  source: 'provenanceSource',
  derived: 'provenanceDerived',
  memory: 'provenanceMemory',
} as const satisfies Record<Provenance, string>

/** How a value is known. */
export function provenanceLabel(provenance: Provenance, language: Language): string {
  return projectTexts(language)(provenanceKeys[provenance])
}
