import { permission } from '../../../kit/access/permission.ts'

/** Uses the calculators. */
export const useCalculators = permission({ name: 'useCalculators', audience: 'everybody' })
