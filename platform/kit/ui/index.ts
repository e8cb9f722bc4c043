export { Alert, SavedState, SiteNotice } from './alert.tsx'
export { NumberBadge, SeriesCode, StatusBadge } from './badge.tsx'
export { Brand } from './brand.tsx'
export { Actions, Button, type ButtonKind, LinkButton, StickyActions } from './button.tsx'
export { type Column, DataTable } from './data-table.tsx'
export { DescriptionList } from './description-list.tsx'
export { Dialog, Drawer } from './dialog.tsx'
export { EmptyState } from './empty-state.tsx'
export { type ChainLink, type ChainOperator, ExplainChain, ExplainPanel } from './explain-chain.tsx'
export { type ChosenFilter, FilterChips, FilterPanel } from './filter-panel.tsx'
export * from './form/index.ts'
export { HelpPanel } from './help-panel.tsx'
export { Icon, type IconName } from './icon.tsx'
export { type KeyFigure, KeyFigures, ResultStrip } from './key-figures.tsx'
export { MarkdownView } from './markdown-view.tsx'
export {
  Breadcrumb,
  LanguageSwitch,
  LinkList,
  Navigation,
  Segments,
  SideNavigation,
  Tabs,
} from './navigation.tsx'
export { type FootContent, PageFoot } from './page-foot.tsx'
export { type HeadTools, PageHead, type SiteIdentity } from './page-head.tsx'
export { Pager } from './pager.tsx'
export { Panel } from './panel.tsx'
export { SeriesPatterns } from './patterns.tsx'
export { PhaseTrack, type TrackPhase, type TrackState } from './phase-track.tsx'
export { Presence, type PresentPerson } from './presence.tsx'
export { Progress } from './progress.tsx'
export { PublicFrame } from './public-frame.tsx'
export { PageTitle, RecordHead } from './record-head.tsx'
export { ScrollRegion } from './scroll-region.tsx'
export { SearchBox } from './search-box.tsx'
export { contentId, SkipLink } from './skip-link.tsx'
export { type Step, Steps } from './steps.tsx'
export { ColumnChoice, ExportLinks, TableBar } from './table-tools.tsx'
export { ThemeSwitch } from './theme-switch.tsx'
export { Timeline, type TimelineEntry } from './timeline.tsx'
export {
  type CrumbItem,
  type LinkGroup,
  type LinkItem,
  type Pair,
  type SeriesKey,
  seriesKeys,
  type Tone,
} from './types.ts'
export { WorkFrame } from './work-frame.tsx'
