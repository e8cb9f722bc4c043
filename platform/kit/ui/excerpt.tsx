import type { ExcerptPiece } from '../search/search.ts'

/** A part of a text with what was asked for marked in it. */
export function Excerpt({ pieces }: { pieces: readonly ExcerptPiece[] }) {
  return (
    <>
      {pieces.map(({ text, isHit }, index) => {
        const key = `${index}`
        return isHit ? <mark key={key}>{text}</mark> : <span key={key}>{text}</span>
      })}
    </>
  )
}
