import { expect, test } from 'vitest'
import { whenOf } from './pages.tsx'

test('the schedule of a task is told in words where it is a plain rhythm, and as it stands otherwise', () => {
  const schedules = ['* * * * *', '*/10 * * * *', '20 * * * *', '5 3 * * *', '15 3 * * 1', '0 9-17 * * *']
  expect(schedules.map(cron => whenOf(cron, 'nl'))).toEqual([
    'Elke minuut',
    'Elke 10 minuten',
    'Elk uur, 20 minuten na het hele uur',
    'Elke dag om 03.05 uur',
    'Vast tijdstip: 15 3 * * 1',
    'Vast tijdstip: 0 9-17 * * *',
  ])
  expect(whenOf('45 7 * * *', 'en')).toBe('Every day at 07.45')
})
