import { permission } from '../../kit/access/permission.ts'

/** The public pages, for everybody. */
export const seeSite = permission({ name: 'site.see', audience: 'everybody' })
