import { randomInt } from 'node:crypto'
import { parseArgs } from 'node:util'
import { crashSoak } from '../apps/service/test/soak/crash-soak.ts'

/** `npm run soak:crash -- --times 30 [--seconds 1] [--people 120] [--seed N]` */
const { values } = parseArgs({
  options: {
    times: { type: 'string', default: '30' },
    seconds: { type: 'string', default: '1' },
    people: { type: 'string', default: '120' },
    seed: { type: 'string', default: String(randomInt(2 ** 31)) },
  },
})

function positive(name: 'times' | 'seconds' | 'people' | 'seed'): number {
  const value = Number(values[name])
  if (!(value > 0 && Number.isFinite(value))) {
    process.stderr.write(`--${name} has to be a number above 0.\n`)
    process.exit(2)
  }
  return value
}

const report = (line: string): void => void process.stdout.write(`${line}\n`)
const [times, seconds, peopleForEach, seed] = [
  positive('times'),
  positive('seconds'),
  positive('people'),
  positive('seed'),
]
report(`Killing ${times} times, seed ${seed} …`)
await crashSoak({ times, seconds, peopleForEach, seed, report })
report('Nothing was lost, nothing was doubled, everything verifies, every start went through.')
