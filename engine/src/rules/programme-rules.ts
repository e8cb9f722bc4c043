import { affordableTargets, socialWithinAffordableTargets } from '../../parameters/housing-targets.ts'
import { figure, judged, notApplicable, type RuleFace, type RuleOutcome, sentence } from './rule.ts'
import { homeRows, homesIn, parameterFor, type RuleScene } from './scene.ts'

const face: RuleFace = {
  id: 'betaalbaar',
  name: { nl: 'Deel betaalbare woningen', en: 'Share of affordable homes' },
  source: {
    nl: 'Nationale woon- en bouwagenda: twee derde betaalbaar, waarvan de helft sociaal (begroting Zuid-Holland 2026)',
    en: 'National agenda for housing: two thirds affordable, half of which social (budget of South Holland 2026)',
  },
}

const socialCategories = ['huur-sociaal', 'koop-sociaal']

/** Two thirds of the homes affordable, and half of those social. */
export function affordableRule(scene: RuleScene): RuleOutcome {
  const rows = homeRows(scene)
  const homes = homesIn(rows)
  if (homes === 0)
    return notApplicable(face, 'Het programma heeft geen woningen.', 'The programme has no homes.')
  const [affordableTarget, socialTarget] = [
    parameterFor(scene, affordableTargets),
    parameterFor(scene, socialWithinAffordableTargets),
  ]
  const affordable = homesIn(rows.filter(row => row.isAffordable))
  const social = homesIn(rows.filter(row => socialCategories.includes(row.category)))
  const short = {
    affordable: Math.max(0, Math.ceil(affordableTarget.value * homes - affordable - 1e-9)),
    social: Math.max(0, Math.ceil(affordableTarget.value * socialTarget.value * homes - social - 1e-9)),
  }
  const isMet = short.affordable === 0 && short.social === 0
  return judged(face, {
    status: isMet ? 'met' : 'attention',
    margin: figure(
      'margin',
      'share',
      affordable / homes - affordableTarget.value,
      'boven het doel',
      'above the target',
    ),
    parameters: [affordableTarget, socialTarget],
    figures: [
      figure('homes', 'number', homes, 'woningen', 'homes'),
      figure('affordableShare', 'share', affordable / homes, 'deel betaalbaar', 'affordable share'),
      figure('socialShare', 'share', social / homes, 'deel sociaal', 'social share'),
    ],
    motivation: isMet
      ? sentence(
          'Het programma haalt het doel voor betaalbare en sociale woningen.',
          'The programme meets the target for affordable and social homes.',
          {},
        )
      : sentence(
          'Tot het doel ontbreken {affordable} betaalbare en {social} sociale woningen: motiveer de afwijking of pas het programma aan.',
          'The target lacks {affordable} affordable and {social} social homes: give the reason or change the programme.',
          short,
        ),
  })
}
