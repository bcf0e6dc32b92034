export type { PostgresBinaries } from './binaries.ts'
export { startCluster, startEmbeddedPostgres } from './start-embedded-postgres.ts'
