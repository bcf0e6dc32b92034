export { homeMessages } from './messages.ts'
export { homeRoutes } from './routes.ts'
export type { HomeParts } from './routes.ts'
export type { RoleLink, WaitingItem, WaitingItems } from './waiting.ts'
