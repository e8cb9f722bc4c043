// The model in Squiggle, a language for estimates: `node squiggle-trials.mjs sum|reduced MODEL.json SAMPLES ROUNDS` prints
// rates as JSON. `sum` is a sum of lognormals (samples x terms per CPU second), `reduced` the model of the benchmark
// without what the language has no form for: correlation, downturns that delay, the funding position (samples per CPU s).
import { readFileSync } from 'node:fs'
import { run } from '@quri/squiggle-lang'

const [kind, file, samples, rounds] = process.argv.slice(2)
const model = JSON.parse(readFileSync(file, 'utf8'))

const figures = '[mean(total), quantile(total, 0.1), quantile(total, 0.5), quantile(total, 0.9)]'

function sumCode(terms) {
  const written = terms.map(({ amount, sd }) => `(${amount.toFixed(4)}) * lognormal(0, ${sd.toFixed(4)})`)
  return `total = ${written.join(' + ')}\n${figures}`
}

function reducedCode({ factors, lines, events, trend, discount, periods, parties }) {
  const code = [
    'draw(s) = SampleSet.fromDist(normal(0, s))',
    'step(phi, s) = {|all, i| List.append(all, all[List.length(all) - 1] * phi + draw(s))}',
  ]
  factors.forEach(({ phi, sd }, f) => {
    code.push(`x${f} = List.reduce(List.upTo(1, ${periods - 1}), [draw(${sd})], step(${phi}, ${sd}))`)
    code.push(`price${f} = List.map(x${f}, exp)`)
  })
  lines.forEach(({ factor, amounts, overrun }, n) => {
    const flows = amounts.flatMap((amount, t) => {
      const worth = amount * trend[factor][t] * discount[t]
      return amount === 0 ? [] : [`price${factor}[${t}] * (${worth.toFixed(6)})`]
    })
    const excess = `SampleSet.fromDist(lognormal(${(-(overrun ** 2) / 2).toFixed(5)}, ${overrun.toFixed(4)}))`
    code.push(`line${n} = (${flows.join(' + ')})${overrun > 0 ? ` * ${excess}` : ''}`)
  })
  events.forEach(({ probability, impact, sd, start, length }, n) => {
    const present = discount.slice(start, start + length).reduce((sum, value) => sum + value / length, 0)
    const size = `${(impact * present).toFixed(4)} * lognormal(${(-(sd ** 2) / 2).toFixed(5)}, ${sd.toFixed(4)})`
    code.push(`event${n} = SampleSet.fromDist(mx([0, ${size}], [${1 - probability}, ${probability}]))`)
  })
  const all = [
    ...lines.map(({ shares }, n) => [`line${n}`, shares]),
    ...events.map(({ shares }, n) => [`event${n}`, shares]),
  ]
  const names = Array.from({ length: parties }, (_, party) => `party${party}`)
  names.forEach((name, party) => {
    code.push(`${name} = ${all.map(([one, shares]) => `${one} * ${shares[party].toFixed(5)}`).join(' + ')}`)
  })
  return [...code, `total = ${names.join(' + ')}`, figures].join('\n')
}

const code = kind === 'sum' ? sumCode(model) : reducedCode(model)
const rates = []
let found = []
for (let round = 0; round < Number(rounds); round += 1) {
  const start = process.cpuUsage()
  const { result } = await run(code, {
    environment: { sampleCount: Number(samples), xyPointLength: 1000, seed: `seed ${round}` },
  })
  const { user, system } = process.cpuUsage(start)
  if (!result.ok) throw new Error(result.value.toString())
  found = JSON.parse(result.value.result.toString())
  rates.push((Number(samples) * (kind === 'sum' ? model.length : 1) * 1e6) / (user + system))
}
console.log(JSON.stringify({ rates, figures: found }))
