/** Rendered markdown. The markup must come from the renderer of kit/documents, which lets no raw HTML through. */
export function MarkdownView({ html }: { html: string }) {
  return <div class="v-prose" dangerouslySetInnerHTML={{ __html: html }} />
}
