export { areaCounts, areaList, lastRecorded } from './area-counts.ts'
export { areaRows, countAreas } from './area-rows.ts'
export { areaOverview, areasInFull, nearestAreas } from './areas.ts'
export { writeArea } from './write-area.ts'
