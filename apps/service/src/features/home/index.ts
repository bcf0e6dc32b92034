export { homeMessages } from './messages.ts'
export { homeRoutes } from './routes.ts'
export type { WaitingItems } from './waiting.ts'
