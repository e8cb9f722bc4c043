interface ProgressProps {
  id: string
  /** What is being done and how far: "Spreadsheet: sheet 8 of 12". */
  label: string
  /** Absent while the end is not known. */
  value?: number | undefined
  max?: number | undefined
}

/** Work of more than two seconds, in words and a bar. */
export function Progress({ id, label, value, max = 1 }: ProgressProps) {
  return (
    <div class="v-progress">
      <label for={id}>{label}</label>
      <progress id={id} max={max} value={value} />
    </div>
  )
}
