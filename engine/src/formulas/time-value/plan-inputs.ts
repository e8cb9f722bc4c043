import { choice, euro, periodRate, periods } from '../fields.ts'

/** The inputs that the functions of loans and savings plans share. */
export const planInputs = {
  rate: periodRate('rente per periode', 'rate per period'),
  nper: periods('aantal perioden', 'number of periods'),
  pv: euro(
    'contante waarde: bedrag nu, betaald is negatief',
    'present value: amount now, paid out is negative',
  ),
  fv: euro('eindbedrag na de laatste periode', 'amount after the last period', { default: 0 }),
  pmt: euro('vast bedrag per periode', 'fixed payment per period'),
  when: choice(
    ['end', 'begin'],
    'betaling aan het eind of het begin van elke periode',
    'payment at the end or the begin of each period',
    { default: 'end' },
  ),
} as const

/** Where the functions of spreadsheets are defined. */
export const spreadsheetSource = {
  nl: 'OpenFormula (OASIS OpenDocument), financiële functies; vergeleken met LibreOffice',
  en: 'OpenFormula (OASIS OpenDocument), financial functions; compared with LibreOffice',
} as const
