// The site of one journey on a clock that the journey moves, so that the days of a call pass without anybody waiting.
// It begins in the past: the database opens no call before its close by its own clock, which nobody moves.
import { readConfig } from '../platform/app/config.ts'
import { startSite } from '../platform/app/start.ts'
import { startWork } from '../platform/app/worker.ts'

let ahead = Temporal.Duration.from({ hours: -Number(process.env.BEGINS_HOURS_AGO) })
// To the microsecond, as the database keeps it.
const clock = { now: () => Temporal.Now.instant().add(ahead).round('microsecond') }
const say = () => undefined

const config = readConfig(process.env, { demo: true })
const site = await startSite(config, say, clock)
const work = await startWork(config, { pool: site.pool, services: site.services, say })

process.on('message', (asked: { hours: number }) => {
  ahead = ahead.add(asked)
  process.send?.('moved')
})
// Also when the journey went away without a word.
process.on('disconnect', async () => {
  await work.stop()
  await site.stop()
})
process.send?.('ready')
