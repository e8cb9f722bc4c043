import { costRecoveryFormula, macroCapFormula } from '../formulas/public-money/cost-recovery.ts'
import { type LedgerLine, lineById } from '../ledger/ledger.ts'
import { figure, judged, notApplicable, type RuleFace, type RuleOutcome, sentence } from './rule.ts'
import { isMarket, isPublic, partyAt, presentOf, type RuleScene } from './scene.ts'

const face: RuleFace = {
  id: 'kostenverhaal',
  name: { nl: 'Kostenverhaal', en: 'Cost recovery' },
  source: costRecoveryFormula.source,
}

/** A cent more or less is no difference. */
const cent = 0.01

/** What owners and developers pay the public side for the costs of the area. */
const isAgreed = (scene: RuleScene) => (line: LedgerLine) =>
  line.account === 'opbrengst-bijdrage' &&
  isMarket(partyAt(scene, line.from)) &&
  isPublic(partyAt(scene, line.to))

const isSubsidy = (scene: RuleScene) => (line: LedgerLine) =>
  line.account === 'opbrengst-subsidie' && isPublic(partyAt(scene, line.to))

const isLandRevenue = (line: LedgerLine) => line.account === 'opbrengst-uitgifte'

/** Present values of the cost items, with how much of each may be recovered. */
function recoverableOf(scene: RuleScene, recovery: NonNullable<RuleScene['case']['costRecovery']>) {
  return costRecoveryFormula.apply({
    system: recovery.system,
    items: (recovery.items ?? []).map(item => ({
      name: item.line,
      amountEur: scene.presentEur(lineById(scene.ledger, item.line)!),
      attributableShare: item.attributable,
      areaShare: item.share,
      partA: item.partA,
    })),
  })
}

/** What may be recovered, by the chosen system, against what was agreed. */
export function costRecoveryRule(scene: RuleScene): RuleOutcome {
  const recovery = scene.case.costRecovery
  if (!recovery)
    return notApplicable(
      face,
      'De businesscase heeft geen kostenverhaalsgebied; leg kostenposten en eenheden vast om te toetsen.',
      'The business case has no cost recovery area; record cost items and units to test it.',
    )
  const costs = recoverableOf(scene, recovery)
  const isWithPeriod = recovery.system === 'with-period'
  const inbrengEur = (recovery.inbrengEur ?? []).reduce((sum, eur) => sum + eur, 0)
  const subsidyEur = presentOf(scene, isSubsidy(scene))
  const cap = macroCapFormula.apply({
    inbrengEur: isWithPeriod ? inbrengEur : 0,
    costsEur: costs.totalEur,
    contributionsEur: isWithPeriod ? subsidyEur : 0,
    // Without period the cap is the increase in value of each plot, at the decision on that plot.
    revenuesEur: isWithPeriod ? presentOf(scene, isLandRevenue) : costs.totalEur,
    units: recovery.units ?? [],
  })
  // The input values of owners are set off against what they owe; only the rest is paid.
  const payableEur = Math.max(0, cap.recoverableEur - (isWithPeriod ? inbrengEur : 0))
  const agreedEur = presentOf(scene, isAgreed(scene))
  const gapEur = payableEur - agreedEur
  const isCovered = gapEur <= cent
  return judged(face, {
    status: isCovered ? 'met' : 'attention',
    margin: figure('margin', 'EUR', -gapEur, 'afgesproken min verhaalbaar', 'agreed less recoverable'),
    figures: [
      figure(
        'costsEur',
        'EUR',
        costs.totalEur,
        'toerekenbare kosten, contant',
        'attributable costs, present value',
      ),
      ...(isWithPeriod ? [figure('inbrengEur', 'EUR', inbrengEur, 'inbrengwaarden', 'input values')] : []),
      figure('recoverableEur', 'EUR', cap.recoverableEur, 'verhaalbaar', 'recoverable'),
      figure(
        'deficitEur',
        'EUR',
        cap.deficitEur,
        'niet verhaalbaar door de aftopping',
        'not recoverable by the cap',
      ),
      figure('weightedUnits', 'number', cap.weightedUnits, 'gewogen eenheden', 'weighted units'),
      ...(cap.perUnitEur === null
        ? []
        : [figure('perUnitEur', 'EUR', cap.perUnitEur, 'per gewogen eenheid', 'per weighted unit')]),
      figure(
        'agreedEur',
        'EUR',
        agreedEur,
        'afgesproken bijdragen, contant',
        'agreed contributions, present value',
      ),
    ],
    motivation: isCovered
      ? sentence(
          'De afgesproken bijdragen (€ {agreedEur}) dekken wat verhaalbaar is (€ {payableEur}).',
          'The agreed contributions (€ {agreedEur}) cover what is recoverable (€ {payableEur}).',
          { agreedEur, payableEur },
        )
      : sentence(
          'Verhaalbaar is € {payableEur}, afgesproken € {agreedEur}: verhaal het verschil van € {gapEur} met het omgevingsplan of motiveer waarom de gemeente het draagt.',
          'Recoverable is € {payableEur}, agreed € {agreedEur}: recover the difference of € {gapEur} by the environment plan or give the reason why the municipality bears it.',
          { payableEur, agreedEur, gapEur },
        ),
  })
}
