import type { Context } from '../../../context.ts'
import type { Route } from '../../../platform/web/index.ts'
import { correctionRoutes } from './correction-routes.ts'
import { importRoutes } from './import-routes.ts'
import { lifecycleRoutes } from './lifecycle-routes.ts'
import { bodyNameRoutes } from './body-name-route.ts'
import { provisionsRoutes } from './provisions-route.ts'
import { publicRoutes } from './public-routes.ts'
import { repairsRoutes } from './repairs-route.ts'
import { sectionRoutes } from './section-route.ts'
import { tensionsRoutes } from './tensions-route.ts'
import { topicsRoutes } from './topics-route.ts'
import { workRoutes } from './work-routes.ts'

/** Every page of the feature: public ones, the owner's and the approver's. */
export function policyRoutes(context: Context): Route[] {
  return [
    ...publicRoutes(context),
    ...importRoutes(context),
    ...workRoutes(context),
    ...bodyNameRoutes(context),
    ...repairsRoutes(context),
    ...provisionsRoutes(context),
    ...sectionRoutes(context),
    ...topicsRoutes(context),
    ...tensionsRoutes(context),
    ...lifecycleRoutes(context),
    ...correctionRoutes(context),
  ]
}
