import { policyPaths } from '../policies/index.ts'

const encode = encodeURIComponent

/** Every address of this feature. */
export const paths = {
  myPolicies: () => '/my/policies',
  asked: (slug: string) => `/my/policies/${encode(slug)}`,
  read: (slug: string, version: number, page = 1) => `/my/policies/${encode(slug)}/${version}/read/${page}`,
  haveRead: (slug: string, version: number) => `/my/policies/${encode(slug)}/${version}/read`,
  questions: (slug: string, version: number) => `/my/policies/${encode(slug)}/${version}/questions`,
  question: (slug: string, version: number, position: number) =>
    `/my/policies/${encode(slug)}/${version}/questions/${position}`,
  respond: (slug: string, version: number) => `/my/policies/${encode(slug)}/${version}/acknowledge`,
  decline: (slug: string, version: number) => `/my/policies/${encode(slug)}/${version}/decline`,
  ask: (slug: string, version: number) => `/my/policies/${encode(slug)}/${version}/ask`,
  acknowledged: (slug: string, version: number) => `/my/policies/${encode(slug)}/${version}/acknowledged`,
  record: (page = 1) => (page === 1 ? '/my/record' : `/my/record?page=${page}`),
  receipt: (entryId: string) => `/receipts/${encode(entryId)}`,
  receiptJson: (entryId: string) => `/receipts/${encode(entryId)}.json`,
  receiptPdf: (entryId: string) => `/receipts/${encode(entryId)}.pdf`,
  team: (shown: { search?: string; state?: string; page?: number } = {}) => {
    const { search = '', state = 'everybody', page = 1 } = shown
    const query = new URLSearchParams({
      ...(search !== '' && { search }),
      ...(state !== 'everybody' && { state }),
      ...(page > 1 && { page: String(page) }),
    }).toString()
    return query === '' ? '/my/team' : `/my/team?${query}`
  },
  coverageList: () => '/manage/acknowledgements',
  coverage: (slug: string, version: number) => `/policies/${encode(slug)}/${version}/acknowledgements`,
  coverageCsv: (slug: string, version: number) => `/policies/${encode(slug)}/${version}/acknowledgements.csv`,
  publicPolicy: (slug: string, version: number) => policyPaths.version({ slug, version }),
  changes: (slug: string, version: number) => policyPaths.changes({ slug, version }),
  publicProvision: (slug: string, version: number, ref: string) =>
    policyPaths.provision({ slug, version }, ref),
  askedQuestion: (id: string) => `/policy-questions/${encode(id)}`,
} as const
