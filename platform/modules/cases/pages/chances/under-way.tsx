import { formats } from '../../../../kit/texts/formats.ts'
import type { Language } from '../../../../kit/texts/texts.ts'
import { Actions, Button, LinkButton, Progress } from '../../../../kit/ui/index.ts'
import { sayChance } from './words.ts'

interface UnderWayProps {
  language: Language
  doneShare: number
  /** This page again. */
  lookHref: string
  stopHref: string
}

/** Work that goes on after the page was sent: how far it is, look again, or stop. */
export function UnderWay({ language, doneShare, lookHref, stopHref }: UnderWayProps) {
  const t = sayChance(language)
  return (
    <div class="stack-s">
      <Progress
        id="rekenwerk"
        label={t('underWay', { share: formats(language).percent(doneShare) })}
        value={doneShare}
        max={1}
      />
      <p class="small muted">{t('underWayText')}</p>
      <Actions>
        <LinkButton kind="primary" href={lookHref}>
          {t('lookAgain')}
        </LinkButton>
        <form method="post" action={stopHref}>
          <Button kind="secondary">{t('stop')}</Button>
        </form>
      </Actions>
    </div>
  )
}
