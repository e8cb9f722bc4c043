const paths = {
  search: 'M13.2 8a5.2 5.2 0 1 1-10.4 0 5.2 5.2 0 0 1 10.4 0M12 12l4 4',
  lock: 'M4 8h10v7.5H4zM6 8V5.8a3 3 0 0 1 6 0V8',
  alert: 'M16 9A7 7 0 1 1 2 9a7 7 0 0 1 14 0M9 5.2v4.6M9 12.6v.2',
  info: 'M16 9A7 7 0 1 1 2 9a7 7 0 0 1 14 0M9 8.4v4.2M9 5.4v.2',
  check: 'M3.5 9.5l3.5 3.5 7.5-8',
  arrow: 'M3 9h12M10.5 4.5L15 9l-4.5 4.5',
  back: 'M15 9H3M7.5 4.5L3 9l4.5 4.5',
  menu: 'M2.5 5h13M2.5 9h13M2.5 13h13',
  share: 'M9 11V2.5M5.8 5.6L9 2.4l3.2 3.2M4 9v6h10V9',
  download: 'M9 2.5V12M5.2 8.6L9 12.4l3.8-3.8M3.5 15.5h11',
  upload: 'M9 12.5V3M5.2 6.4L9 2.6l3.8 3.8M3.5 15.5h11',
  plus: 'M9 3v12M3 9h12',
  close: 'M4 4l10 10M14 4L4 14',
  file: 'M4.5 2.5h6l3 3v10h-9zM10.5 2.5v3h3',
  play: 'M5 3.5l9 5.5-9 5.5z',
  eye: 'M1.5 9S4 4 9 4s7.5 5 7.5 5-2.5 5-7.5 5S1.5 9 1.5 9zM11.2 9a2.2 2.2 0 1 1-4.4 0 2.2 2.2 0 0 1 4.4 0',
  up: 'M9 15V3.5M4.5 8L9 3.5 13.5 8',
  down: 'M9 3v11.5M4.5 10L9 14.5l4.5-4.5',
  undo: 'M6 3.5L2.5 7 6 10.5M2.5 7h8a4 4 0 0 1 0 8H6',
  edit: 'M3 15l.8-3.4L12 3.4l2.6 2.6-8.2 8.2zM10.4 5l2.6 2.6',
  person: 'M12 6a3 3 0 1 1-6 0 3 3 0 0 1 6 0M3 15.5c.6-3.4 3-4.9 6-4.9s5.400 1.500 6 4.900',
  remark: 'M3 3.5h12v8.2H8.300L5 14.800v-3.100H3z',
  bell: 'M4 13V8a5 5 0 0 1 10 0v5M2.800 13h12.400M7.500 15.500h3',
} as const

/** Name of an icon that the house draws. */
export type IconName = keyof typeof paths

/** A line icon of 18 px; decoration, so the word stands beside it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
      <path d={paths[name]} />
    </svg>
  )
}
