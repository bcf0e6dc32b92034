export { informationMessages } from './messages.ts'
export { informationPaths } from './paths.ts'
export { informationRoutes } from './routes.ts'
