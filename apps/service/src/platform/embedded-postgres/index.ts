export type { PostgresBinaries } from './binaries.ts'
export { type EmbeddedPostgres, startCluster, startEmbeddedPostgres } from './start-embedded-postgres.ts'
