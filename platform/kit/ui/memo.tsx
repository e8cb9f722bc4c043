import { Component, type FunctionComponent, type VNode } from 'preact'

/**
 * A component that is drawn again only when its new properties are not alike. Like the one of preact/compat, without
 * that package: loaded, it looks at every element that is drawn, in the browser and on the server.
 */
export function memo<Props extends object>(
  View: FunctionComponent<Props>,
  areAlike: (before: Readonly<Props>, after: Readonly<Props>) => boolean,
): FunctionComponent<Props> {
  class Kept extends Component<Props> {
    override shouldComponentUpdate(next: Readonly<Props>): boolean {
      return !areAlike(this.props, next)
    }
    override render(): VNode {
      return <View {...(this.props as Props)} />
    }
  }
  return props => <Kept {...props} />
}
