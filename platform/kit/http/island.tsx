import type { ComponentType } from 'preact'

interface IslandProps<Props extends object> {
  /** "module/file" of the island, as the browser's entry finds it. */
  name: string
  of: ComponentType<Props>
  /** Plain JSON: it travels with the page. */
  props: Props
}

/** Renders a piece on the server and marks it, so that the browser can take it over. */
export function Island<Props extends object>({ name, of: Component, props }: IslandProps<Props>) {
  return (
    <v-island name={name} props={JSON.stringify(props)}>
      <Component {...props} />
    </v-island>
  )
}
