/** What somebody typed in a form and did not send yet. */
export interface Draft {
  values: Readonly<Record<string, string | readonly string[]>>
  savedAt: Temporal.Instant
}

/** Whose draft of which form: the address of the form, with the object it is about. */
export interface DraftKey {
  personId: string
  formKey: string
}
