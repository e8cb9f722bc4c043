import { calibrate, calibrationTables } from '@versneller/engine'
import type { Command } from './command.ts'

/** `versneller risk calibration`: the risk factors in force beside public series, and what fits those best. */
export const calibrationCommand: Command = {
  name: 'risk calibration',
  usage: '',
  summary: {
    nl: 'Leg de risicofactoren naast openbare reeksen, en bereken wat daar het best bij past.',
    en: 'Put the risk factors beside public series, and work out what fits those best.',
  },
  example: 'versneller risk calibration',
  reads: false,
  operandsMin: 0,
  run: async () => {
    const value = calibrate()
    return { ok: true, value, tables: calibrationTables(value) }
  },
}
