import { expect, test } from 'vitest'
import { crashSoak } from './crash-soak.ts'

test('loses and doubles nothing when the service, its database or both are killed under load', async () => {
  const lines: string[] = []
  const checked = await crashSoak({
    times: 3,
    seconds: 0.4,
    seed: 20261122,
    peopleForEach: 20,
    report: (line) => lines.push(line),
  })
  expect(lines.map((line) => /^\d: (\w+) killed/.exec(line)?.[1])).toEqual([
    'service',
    'database',
    'everything',
  ])
  expect(checked?.acknowledgements).toBeGreaterThan(0)
}, 180_000)
