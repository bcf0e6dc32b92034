export { homeMessages } from './messages.ts'
export { homeRoutes } from './routes.ts'
export type { HomeLink, WaitingItems } from './waiting.ts'
