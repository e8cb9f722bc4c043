import type { bottleneckTypes } from './match-shape.ts'

/** What the types of bottlenecks are called in Dutch: the fixed labels of their codes. */
const labels: Readonly<Record<(typeof bottleneckTypes)[number], string>> = {
  'fin-tekort': 'tekort in de grond- of gebiedsexploitatie',
  'fin-voorinvestering': 'voorinvestering, kosten ver voor de baten',
  ontschotting: 'gescheiden geldstromen van het Rijk',
  infra: 'infrastructuur, OV, ontsluiting, barrières',
  mobiliteit: 'parkeren, mobiliteitsconcepten',
  verwerving: 'grondverwerving, versnipperd eigendom, onteigening',
  bedrijven: 'uitplaatsen of inpassen van bedrijven',
  bodem: 'bodemsanering, explosieven, ondergrond',
  hinder: 'geluid, geur, externe veiligheid, milieuzones',
  planologie: 'plan en procedure, Omgevingswet, rechtszekerheid',
  regionaal: 'regionale afstemming, woningbouwafspraken',
  klimaat: 'klimaatadaptatie, wateropgave',
  energie: 'energietransitie, warmte, netcapaciteit',
  natuur: 'natuur en beschermde soorten',
  erfgoed: 'monumenten en cultuurhistorie',
  voorzieningen: 'bovenplanse en publieke voorzieningen',
  sociaal: 'segregatie, draagvlak, zittende bewoners',
  betaalbaarheid: 'betaalbaar programma, sociale huur, middenhuur',
  markt: 'afzet, marktspanning, conjunctuur',
  marktselectie: 'tender, partnerkeuze, aanbesteding',
  samenwerking: 'samenwerkingsvorm, contract, rolverdeling',
  capaciteit: 'menskracht en kennis bij partijen',
}

const known: Readonly<Record<string, string>> = labels

/** What these types are called, as words to search in; a code that is no type is passed over. */
export function typeWords(types: readonly string[]): string {
  return types.flatMap(type => known[type] ?? []).join(' ')
}
