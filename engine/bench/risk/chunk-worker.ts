import { parentPort } from 'node:worker_threads'
import { openKernel, type TrialRange } from '../../src/risk/kernel/open-kernel.ts'
import { benchPlan } from './bench-plan.ts'
import { benchModel } from './model.ts'

// Works out chunks of the benchmark as they are asked for; gives the columns back without copying.
const kernel = openKernel()
if (!kernel || !parentPort) throw new Error('a worker with vectors is needed')
kernel.load(benchPlan(benchModel(), 1))
parentPort.on('message', (range: TrialRange) => {
  const { values, stride, trials } = kernel.simulate(range)
  const columns = new Float32Array((values.length / stride) * trials)
  for (let column = 0; column * stride < values.length; column += 1)
    columns.set(values.subarray(column * stride, column * stride + trials), column * trials)
  parentPort?.postMessage({ range, columns }, [columns.buffer])
})
parentPort.postMessage('ready')
