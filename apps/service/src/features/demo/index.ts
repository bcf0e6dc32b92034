export { demoLinks, type DemoLink } from './sign-in-links.ts'
export { demoMessages } from './messages.ts'
export { demoRoutes } from './routes.ts'
export { seedDemo, wholeDemo, type DemoSize } from './seed-demo.ts'
