import { classNames } from './types.ts'

/** The mark: three standing bars, each wider and taller than the last. */
function BrandMark() {
  return (
    <svg viewBox="0 0 30 30" aria-hidden="true" focusable="false">
      <path class="v-mark-a" d="M1 15h3.5v14H1zM7 9h6.500v20H7z" />
      <path class="v-mark-b" d="M16 1h13v28H16z" />
    </svg>
  )
}

interface BrandProps {
  href: string
  name: string
  tagline?: string | undefined
  /** Only the mark is seen; the name is still read out. */
  isMarkOnly?: boolean | undefined
}

/** Mark and word mark, linking to the start page. */
export function Brand({ href, name, tagline, isMarkOnly }: BrandProps) {
  return (
    <a class="v-brand" href={href}>
      <BrandMark />
      <span class={classNames(isMarkOnly && 'vh')}>
        {name}
        {tagline && <small>{tagline}</small>}
      </span>
    </a>
  )
}
