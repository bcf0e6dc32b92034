/** What an auditor asks of the list: as it stands in the address. */
export interface EntryQuery {
  readonly kind?: string
  readonly person?: string
  readonly from?: string
  readonly to?: string
  readonly before?: number
}

function withQuery(path: string, query: EntryQuery): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query) as [string, string | number | undefined][]) {
    if (value !== undefined && value !== '') parameters.set(name, String(value))
  }
  return parameters.size === 0 ? path : `${path}?${parameters.toString()}`
}

export const auditPaths = {
  verify: '/verify',
  verifyFile: '/verify.html',
  ledger: '/ledger',
  key: '/ledger/key',
  checkpoint: '/ledger/checkpoint',
  entries: (query: EntryQuery = {}) => withQuery('/audit', query),
  export: (query: EntryQuery = {}) => withQuery('/audit/entries.csv', query),
  entry: (id: string) => `/audit/entries/${id}`,
  receipt: (id: string) => `/audit/entries/${id}/receipt.json`,
} as const
