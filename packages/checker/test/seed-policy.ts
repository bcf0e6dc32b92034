import { readFileSync } from 'node:fs'
import type { CheckerPolicy, Context } from '../src/types.ts'

/** The policy that the labelled posts were labelled for, as it is parsed. */
export const seedPolicy: CheckerPolicy = JSON.parse(
  readFileSync(new URL('fixtures/seed-policy.json', import.meta.url), 'utf8'),
) as CheckerPolicy

/** An officer whom readers can tell to be one, posting for themselves. */
export const officer: Context = { capacity: 'personal', identifiable: true, role: 'officer' }
