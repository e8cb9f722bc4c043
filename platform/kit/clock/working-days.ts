const dayMs = 86_400_000
/** Days of the year as numbers since 1970: a long term is counted in no time. */
const numberOf = (day: Temporal.PlainDate): number => Date.UTC(day.year, day.month - 1, day.day) / dayMs

/**
 * Easter Sunday of a year of the Gregorian calendar.
 * Source: the anonymous algorithm of 1876 as J. Meeus gives it, Astronomical Algorithms, chapter 8.
 */
export function easterSunday(year: number): Temporal.PlainDate {
  const golden = year % 19
  const [century, ofCentury] = [Math.floor(year / 100), year % 100]
  const correction = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3)
  const epact = (19 * golden + century - Math.floor(century / 4) - correction + 15) % 30
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(ofCentury / 4) - epact - (ofCentury % 4)) % 7
  const late = Math.floor((golden + 11 * epact + 22 * weekday) / 451)
  const sum = epact + weekday - 7 * late + 114
  return Temporal.PlainDate.from({ year, month: Math.floor(sum / 31), day: (sum % 31) + 1 })
}

const holidaysByYear = new Map<number, ReadonlySet<number>>()

/**
 * The generally recognised holidays of the Netherlands: New Year, Good Friday, Easter Monday, the day on which the
 * birthday of the King is celebrated (27 April, the day before where that is a Sunday), 5 May, Ascension, Whit Monday
 * and both days of Christmas.
 * Source: Algemene termijnenwet, article 3, paragraphs 1 and 2 (wetten.overheid.nl, BWBR0002448).
 */
export function isHoliday(day: Temporal.PlainDate): boolean {
  const { year } = day
  const known = holidaysByYear.get(year) ?? holidaysOf(year)
  holidaysByYear.set(year, known)
  return known.has(numberOf(day))
}

function holidaysOf(year: number): Set<number> {
  const easter = numberOf(easterSunday(year))
  const on = (month: number, day: number) => Temporal.PlainDate.from({ year, month, day })
  const king = on(4, 27).dayOfWeek === 7 ? on(4, 26) : on(4, 27)
  const fixed = [on(1, 1), king, on(5, 5), on(12, 25), on(12, 26)]
  return new Set([...fixed.map(numberOf), easter - 2, easter + 1, easter + 39, easter + 50])
}

/** Whether a day of the Netherlands is a working day: no Saturday, no Sunday, no holiday. */
const isWorkingDay = (day: Temporal.PlainDate): boolean => day.dayOfWeek < 6 && !isHoliday(day)

/** The day so many working days later, or earlier for a negative number; for none the day itself. */
export function addWorkingDays(from: Temporal.PlainDate, count: number): Temporal.PlainDate {
  const days = Math.sign(count)
  let day = from
  for (let left = Math.abs(count); left > 0; ) {
    day = day.add({ days })
    if (isWorkingDay(day)) left--
  }
  return day
}
