interface HiddenFieldsProps {
  values?: Readonly<Record<string, string>> | undefined
}

/** Values that travel with a form unseen, such as a version. */
export function HiddenFields({ values }: HiddenFieldsProps) {
  return (
    <>
      {Object.entries(values ?? {}).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
    </>
  )
}
