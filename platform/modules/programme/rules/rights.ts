import { permission } from '../../../kit/access/permission.ts'

/** Sees the settings: who decides about them, and who carries them out. */
export const seeSettings = permission({ name: 'seeSettings', audience: ['A', 'T', 'D', 'S'] })
/** Records a value after a decision of the director or the steering group. */
export const setSetting = permission({ name: 'setSetting', audience: ['A'] })
/** Sees the texts of the interface. */
export const seeTexts = permission({ name: 'seeTexts', audience: ['A', 'T', 'D'] })
/** Gives a text of the interface another wording. */
export const setText = permission({ name: 'setText', audience: ['A'] })
/** Sees how back-ups are made. */
export const seeBackup = permission({ name: 'seeBackup', audience: ['A'] })
