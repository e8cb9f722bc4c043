import auditEn from '../kit/audit/texts.en.json' with { type: 'json' }
import auditNl from '../kit/audit/texts.nl.json' with { type: 'json' }
import chartsEn from '../kit/charts/texts.en.json' with { type: 'json' }
import chartsNl from '../kit/charts/texts.nl.json' with { type: 'json' }
import databaseEn from '../kit/database/texts.en.json' with { type: 'json' }
import databaseNl from '../kit/database/texts.nl.json' with { type: 'json' }
import httpEn from '../kit/http/texts.en.json' with { type: 'json' }
import httpNl from '../kit/http/texts.nl.json' with { type: 'json' }
import jobsEn from '../kit/jobs/texts.en.json' with { type: 'json' }
import jobsNl from '../kit/jobs/texts.nl.json' with { type: 'json' }
import mailEn from '../kit/mail/texts.en.json' with { type: 'json' }
import mailNl from '../kit/mail/texts.nl.json' with { type: 'json' }
import notificationsEn from '../kit/notifications/texts.en.json' with { type: 'json' }
import notificationsNl from '../kit/notifications/texts.nl.json' with { type: 'json' }
import type { Catalogue } from '../kit/texts/catalogues.ts'
import uiEn from '../kit/ui/texts.en.json' with { type: 'json' }
import uiNl from '../kit/ui/texts.nl.json' with { type: 'json' }
import stijlEn from './stijl/texts.en.json' with { type: 'json' }
import stijlNl from './stijl/texts.nl.json' with { type: 'json' }
import frameEn from './texts.en.json' with { type: 'json' }
import frameNl from './texts.nl.json' with { type: 'json' }

/** Sentences of the kit and of the app itself. */
export const kitCatalogues: readonly Catalogue[] = [
  { name: 'kit-audit', nl: auditNl, en: auditEn },
  { name: 'kit-charts', nl: chartsNl, en: chartsEn },
  { name: 'kit-database', nl: databaseNl, en: databaseEn },
  { name: 'kit-http', nl: httpNl, en: httpEn },
  { name: 'kit-jobs', nl: jobsNl, en: jobsEn },
  { name: 'kit-mail', nl: mailNl, en: mailEn },
  { name: 'kit-notifications', nl: notificationsNl, en: notificationsEn },
  { name: 'kit-ui', nl: uiNl, en: uiEn },
  { name: 'stijl', nl: stijlNl, en: stijlEn },
  { name: 'kader', nl: frameNl, en: frameEn },
]
