/** What was measured of a risk factor, one value a year, with where it came from. */
export interface MarketSeries {
  /** Id of the risk factor. */
  readonly factor: string
  readonly name: { readonly nl: string; readonly en: string }
  readonly firstYear: number
  /** A level of which the yearly change counts, or a rate in per cent that counts itself. */
  readonly kind: 'level' | 'rate'
  readonly values: readonly number[]
  readonly source: string
  readonly licence: string
}

/** The public series by which the risk factors can be judged. */
export const marketSeries: readonly MarketSeries[] = [
  {
    factor: 'house-price',
    name: { nl: 'Prijzen van bestaande koopwoningen', en: 'Prices of existing owner-occupied homes' },
    firstYear: 1970,
    kind: 'level',
    values: [
      8.45, 9.32, 10.7, 12.64, 15.23, 17.68, 23.53, 30.76, 31.01, 29.11, 26.48, 22.85, 21.72, 22.18, 22.14,
      22.36, 23.64, 24.63, 26.01, 27.78, 27.48, 29.33, 31.78, 34.71, 37.39, 39.9, 44.63, 49.49, 55.0, 65.24,
      75.21, 81.91, 85.85, 89.26, 92.8, 96.58, 100.94, 106.18, 105.56, 100.5, 99.58, 96.16, 89.53, 85.56,
      87.31, 91.09, 96.91, 105.56, 114.99, 122.49, 133.08, 157.76, 166.68, 166.94, 185.02,
    ],
    source:
      'BIS, Residential property prices (selected series), Q:NL:N:628, nominal, 2010 = 100, fourth quarter of every year; by way of datasets/house-prices-global (19 May 2026)',
    licence: 'BIS terms of permitted use (attribution)',
  },
  {
    factor: 'cpi',
    name: { nl: 'Consumentenprijzen', en: 'Consumer prices' },
    firstYear: 1961,
    kind: 'level',
    values: [
      15.6, 16.0, 16.5, 17.5, 18.2, 19.2, 19.9, 20.6, 22.2, 23.0, 24.7, 26.6, 28.7, 31.5, 34.7, 37.8, 40.2,
      41.9, 43.6, 46.5, 49.6, 52.5, 54.0, 55.7, 57.0, 57.0, 56.7, 57.1, 57.7, 59.1, 61.0, 62.9, 64.5, 66.3,
      67.6, 68.9, 70.4, 71.8, 73.3, 75.1, 78.2, 80.7, 82.4, 83.5, 84.9, 85.8, 87.2, 89.4, 90.4, 91.6, 93.7,
      96.0, 98.4, 99.4, 100.0, 100.3, 101.7, 103.4, 106.2, 107.5, 110.4, 121.4, 126.1, 130.3,
    ],
    source: 'OECD, consumer price index of the Netherlands, 2015 = 100, mean of the year',
    licence: 'OECD: reuse with attribution',
  },
  {
    factor: 'interest',
    name: { nl: 'Rente op tienjarige staatsleningen', en: 'Interest on ten-year state loans' },
    firstYear: 1990,
    kind: 'rate',
    values: [
      8.92, 8.74, 8.1, 6.36, 6.87, 6.9, 6.15, 5.58, 4.63, 4.63, 5.41, 4.96, 4.89, 4.12, 4.09, 3.37, 3.78,
      4.29, 4.23, 3.69, 2.99, 2.99, 1.93, 1.96, 1.46,
    ],
    source: 'OECD, long-term interest rate of the Netherlands, mean of the months of every year, per cent',
    licence: 'OECD: reuse with attribution',
  },
]
