import type { Land, MapPoint } from '../kit/charts/index.ts'
import type { Language } from '../kit/texts/texts.ts'
import { PageTitle } from '../kit/ui/index.ts'
import { StyleCharts } from './stijl/charts.tsx'
import { StyleForms } from './stijl/forms.tsx'
import { StyleLists } from './stijl/lists.tsx'
import { StyleParts } from './stijl/parts.tsx'
import { stijlTexts } from './stijl/texts.ts'
import { StyleWorkbench } from './stijl/workbench.tsx'

interface StijlPageProps {
  context: { language: Language }
  /** Land and places of the map; without them the map is left out. */
  map?: { land: Land; points: readonly MapPoint[]; labelled: readonly string[] } | undefined
}

/** Every component in every state, with figures made up for this page. */
export function StijlPage({ context: { language }, map }: StijlPageProps) {
  const t = stijlTexts(language)
  return (
    <div class="wrap section tight stack-l">
      <PageTitle title={t('pageTitle')} purpose={t('pagePurpose')} />
      <StyleParts language={language} />
      <StyleForms language={language} />
      <StyleLists language={language} />
      <StyleCharts language={language} map={map} />
      <StyleWorkbench language={language} />
    </div>
  )
}
