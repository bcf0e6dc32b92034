import { readFileSync } from 'node:fs'
import type { CheckerPolicy, Context } from '../src/types.ts'

/** An invented council’s policy, with the topics, forces and applicability of a real one: what cases are labelled for. */
export const councilPolicy: CheckerPolicy = JSON.parse(
  readFileSync(new URL('fixtures/council-policy.json', import.meta.url), 'utf8'),
) as CheckerPolicy

/** An officer whom readers can tell to be one, posting for themselves. */
export const officer: Context = { capacity: 'personal', identifiable: true, role: 'officer' }
