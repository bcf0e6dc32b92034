import type { Context } from '../../context.ts'
import type { Route } from '../../platform/web/index.ts'
import { partsOf } from './parts.ts'
import { acknowledgedRoute } from './routes/acknowledged.ts'
import { askedRoutes } from './routes/asked.ts'
import { askedQuestionRoutes } from './routes/asked-questions.ts'
import { coverageRoutes } from './routes/coverage.ts'
import { questionRoutes } from './routes/questions.ts'
import { readingRoutes } from './routes/reading.ts'
import { receiptRoutes } from './routes/receipts.ts'
import { respondingRoutes } from './routes/responding.ts'
import { respondingInWordsRoutes } from './routes/responding-in-words.ts'
import { teamRoutes } from './routes/team.ts'

/** Every page of this feature. */
export function acknowledgementRoutes(context: Context): Route[] {
  const parts = partsOf(context)
  return [
    ...askedRoutes(parts),
    ...readingRoutes(parts),
    ...questionRoutes(parts),
    ...respondingRoutes(parts),
    ...respondingInWordsRoutes(parts),
    acknowledgedRoute(parts),
    ...receiptRoutes(parts),
    ...teamRoutes(parts),
    ...coverageRoutes(parts),
    ...askedQuestionRoutes(parts),
  ]
}
