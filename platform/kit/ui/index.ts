export { Alert, SavedState } from './alert.tsx'
export { NumberBadge, SeriesCode, StatusBadge } from './badge.tsx'

export { Actions, Button, LinkButton, StickyActions } from './button.tsx'
export { type Column, DataTable } from './data-table.tsx'
export { DescriptionList } from './description-list.tsx'
export { Dialog, Drawer } from './dialog.tsx'
export { EmptyState } from './empty-state.tsx'
export { Excerpt } from './excerpt.tsx'
export { type ChainLink, type ChainOperator, ExplainChain, ExplainPanel } from './explain-chain.tsx'
export { type ChosenFilter, FilterChips, FilterPanel } from './filter-panel.tsx'
export * from './form/index.ts'
export { HelpPanel } from './help-panel.tsx'
export { Icon } from './icon.tsx'
export { type KeyFigure, KeyFigures, ResultStrip } from './key-figures.tsx'
export { MarkdownView } from './markdown-view.tsx'
export {
  LanguageSwitch,
  LinkList,
  NoticesLink,
  Segments,
  Tabs,
} from './navigation.tsx'
export { PageChoice, type PageLink } from './page-choice.tsx'
export { PageFoot } from './page-foot.tsx'
export { PageHead } from './page-head.tsx'
export { Pager } from './pager.tsx'
export { Panel } from './panel.tsx'

export { PhaseTrack } from './phase-track.tsx'
export { Presence } from './presence.tsx'
export { Progress } from './progress.tsx'
export { PublicFrame } from './public-frame.tsx'
export { PageTitle, RecordHead } from './record-head.tsx'

export { RemarkList, type ThreadLine } from './remark-list.tsx'
export { HeadSearch, SearchBox } from './search-box.tsx'
export { contentId, SkipLink } from './skip-link.tsx'
export { Steps } from './steps.tsx'
export { ColumnChoice, ExportLinks, TableBar } from './table-tools.tsx'
export { ThemeSwitch } from './theme-switch.tsx'
export { Timeline } from './timeline.tsx'
export {
  type LinkGroup,
  type LinkItem,
  type SeriesKey,
  seriesKeys,
  type Tone,
} from './types.ts'
export { WorkFrame } from './work-frame.tsx'
export { WorkGroup } from './work-group.tsx'
export { WorkPage } from './work-page.tsx'
