import type { Variant } from '@versneller/engine'
import type { Language } from '../../../../kit/texts/texts.ts'
import { Segments } from '../../../../kit/ui/index.ts'
import { nameOr } from '../case-page.tsx'
import { say } from '../say.ts'

interface VariantChoiceProps {
  variants: readonly Variant[]
  variantId: string | undefined
  language: Language
  /** Address of the page for a variant; without one of the case itself. */
  address: (variant?: string) => string
}

/** The case itself, or one of its variants; nothing for a case without variants. */
export function VariantChoice({ variants, variantId, language, address }: VariantChoiceProps) {
  const t = say(language)
  if (variants.length === 0) return null
  return (
    <Segments
      label={t('variant')}
      tabs={[
        { href: address(), label: t('base'), isCurrent: variantId === undefined },
        ...variants.map(({ id, reason }) => ({
          href: address(id),
          label: nameOr(reason, id, language),
          isCurrent: id === variantId,
        })),
      ]}
    />
  )
}
