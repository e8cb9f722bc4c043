import { type Calibration, calibrate } from '@versneller/engine'
import { href } from '../../../kit/http/address.ts'
import { route } from '../../../kit/module/module.ts'
import { links } from '../links.ts'
import { CalibrationPage } from '../pages/chances/calibration.tsx'
import { sayChance } from '../pages/chances/words.ts'
import { say } from '../pages/say.ts'
import { listCases } from '../rules/access.ts'

/** The same for everybody until the series or the assumptions change, which comes with a new version of the program. */
let known: Calibration | undefined

/** The risk factors in force beside public series. */
export const calibrationRoute = route.page({
  address: links.calibration,
  permission: listCases,
  frame: 'work',
  title: (_, { language }) => sayChance(language)('calibrationTitle'),
  crumbs: (_, { language }) => [
    { label: say(language)('casesTitle'), href: href(links.list) },
    { label: sayChance(language)('calibrationTitle') },
  ],
  load: () => {
    known ??= calibrate()
    return known
  },
  view: CalibrationPage,
})
