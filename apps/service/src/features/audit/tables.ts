import type { InsertOnly } from '../../platform/database/schema.ts'

export interface CheckpointPublicationTable {
  tree_size: InsertOnly<number>
  published_at: InsertOnly<Date>
}

declare module '../../platform/database/schema.ts' {
  interface DatabaseSchema {
    checkpoint_publication: CheckpointPublicationTable
  }
}
