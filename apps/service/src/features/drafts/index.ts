export { draftMessages } from './messages.ts'
export { draftPaths } from './paths.ts'
export { draftRoutes } from './routes.ts'
