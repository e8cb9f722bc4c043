import type { Language } from './texts.ts'

const locales = { nl: 'nl-NL', en: 'en-GB' } as const
/** Joins a figure and its unit so that a line never breaks between them. */
const noBreakSpace = '\u00a0'
const minusSign = '\u2212'
/** Keeps the minus with the figure that follows. */
const wordJoiner = '\u2060'
const zone = 'Europe/Amsterdam'

interface Precision {
  decimals?: number
}

/** Figures and dates as the house writes them, in one language. */
export interface Formats {
  /** Euro; whole euro unless decimals are asked for. */
  money(eur: number, precision?: Precision): string
  /** Millions of euro with their unit: "−€ 3,1 mln". */
  moneyMillion(eur: number, precision?: Precision): string
  /** Millions of euro without unit, for a column whose head names it; zero is a dash. */
  million(eur: number, precision?: Precision): string
  number(value: number, precision?: Precision): string
  /** A share 0-1 as a percentage. */
  percent(share: number, precision?: Precision): string
  /** "12 nov 2026". */
  date(day: string | Date): string
  /** "vrijdag 15 januari 2027". */
  longDate(day: string | Date): string
  /** "vrijdag 15 januari 2027, 12.00 uur", in Dutch time. */
  dateTime(instant: Date): string
  /** "11.42 uur", in Dutch time. */
  time(instant: Date): string
}

const asDate = (day: string | Date): Date =>
  typeof day === 'string' ? new Date(`${day.slice(0, 10)}T12:00:00Z`) : day

/** Formats of one language; made once per language and kept. */
function makeFormats(language: Language): Formats {
  const locale = locales[language]
  const figures = new Map<number, Intl.NumberFormat>()
  const figure = (value: number, decimals: number): string => {
    let format = figures.get(decimals)
    if (!format) {
      format = new Intl.NumberFormat(locale, {
        minimumFractionDigits: decimals,
        maximumFractionDigits: decimals,
      })
      figures.set(decimals, format)
    }
    return format.format(Math.abs(value))
  }
  // A value that is rounded to zero carries no sign.
  const sign = (value: number, decimals: number): string =>
    value < 0 && Math.round(Math.abs(value) * 10 ** decimals) > 0 ? minusSign + wordJoiner : ''
  const signed = (value: number, decimals: number, before = '', after = ''): string =>
    sign(value, decimals) + before + figure(value, decimals) + after
  const euro = `€${noBreakSpace}`
  const million = language === 'nl' ? `${noBreakSpace}mln` : `${noBreakSpace}m`
  const dateFormat = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { timeZone: zone, ...options })
  const short = dateFormat({ day: 'numeric', month: 'short', year: 'numeric' })
  const long = dateFormat({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
  const clock = dateFormat({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const time = (instant: Date) =>
    language === 'nl' ? `${clock.format(instant).replace(':', '.')} uur` : clock.format(instant)
  return {
    money: (eur, precision) => signed(eur, precision?.decimals ?? 0, euro),
    moneyMillion: (eur, precision) => signed(eur / 1e6, precision?.decimals ?? 1, euro, million),
    million: (eur, precision) => {
      const decimals = precision?.decimals ?? 1
      return Math.round(Math.abs(eur / 1e6) * 10 ** decimals) === 0 ? '–' : signed(eur / 1e6, decimals)
    },
    number: (value, precision) => signed(value, precision?.decimals ?? 0),
    percent: (share, precision) => signed(share * 100, precision?.decimals ?? 0, '', '%'),
    date: day => short.format(asDate(day)),
    longDate: day => long.format(asDate(day)),
    dateTime: instant => `${long.format(instant)}, ${time(instant)}`,
    time,
  }
}

const formatsByLanguage = { nl: makeFormats('nl'), en: makeFormats('en') }

/** Figures and dates in the reader's language. */
export function formats(language: Language): Formats {
  return formatsByLanguage[language]
}
