/** Files, and the places where a rule must find something in them ("path:line", in the order of the paths). */
export interface Sample {
  about: string
  files: Record<string, string>
  found: string[]
}
