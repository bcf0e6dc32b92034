export { demoLinks } from './sign-in-links.ts'
export { demoMessages } from './messages.ts'
export { demoRoutes } from './routes.ts'
export { seedDemo, wholeDemo } from './seed-demo.ts'
