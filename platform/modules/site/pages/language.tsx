import { href } from '../../../kit/http/address.ts'
import type { PageView } from '../../../kit/http/route.ts'
import { Button, ErrorSummary, HiddenFields, PageTitle } from '../../../kit/ui/index.ts'
import { links } from '../links.ts'
import { siteTexts } from '../texts.ts'

/** Two buttons, each in its own language; the reader comes back to the page of before. */
export function LanguagePage({ data, context: { language }, form }: PageView<{ back: string }>) {
  const t = siteTexts(language)
  return (
    <div class="wrap section tight stack">
      <PageTitle title={t('language')} purpose={t('languagePurpose')} />
      <ErrorSummary language={language} problems={form.problems} />
      <form method="post" action={href(links.language)} class="row">
        <HiddenFields values={{ naar: data.back }} />
        <Button name="taal" value="nl" kind={language === 'nl' ? 'secondary' : 'primary'}>
          <span lang="nl">{t('dutch')}</span>
        </Button>
        <Button name="taal" value="en" kind={language === 'en' ? 'secondary' : 'primary'}>
          <span lang="en">{t('english')}</span>
        </Button>
      </form>
    </div>
  )
}
