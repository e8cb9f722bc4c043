/** The day that comes so many working days after a day: Saturdays and Sundays do not count. */
export function workingDaysAfter(day: string, count: number): string {
  const sign = count < 0 ? -1 : 1
  let at = Temporal.PlainDate.from(day)
  for (let left = Math.abs(count); left > 0; ) {
    at = at.add({ days: sign })
    if (at.dayOfWeek < 6) left--
  }
  return at.toString()
}
