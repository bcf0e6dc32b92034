const segment = encodeURIComponent

interface VersionKey {
  readonly slug: string
  readonly version: number
}

/** Addresses of the public pages. They are permanent. */
export const policyPaths = {
  list: (): string => '/policies',
  inForce: (slug: string): string => `/policies/${segment(slug)}`,
  versions: (slug: string): string => `/policies/${segment(slug)}/versions`,
  version: ({ slug, version }: VersionKey): string => `/policies/${segment(slug)}/${version}`,
  json: ({ slug, version }: VersionKey): string => `/policies/${segment(slug)}/${version}.json`,
  changes: ({ slug, version }: VersionKey): string => `/policies/${segment(slug)}/${version}/changes`,
  provision: ({ slug, version }: VersionKey, ref: string): string =>
    `/policies/${segment(slug)}/${version}/provisions/${segment(ref)}`,
}

/** What a provision's element is called on a page: its reference, without what an `id` may not hold. */
export function anchorOf(ref: string): string {
  return ref.replaceAll(/\s+/g, '-')
}

const work = ({ slug, version }: VersionKey): string => `/manage/policies/${segment(slug)}/${version}`

/** Addresses of the owner's and the approver's pages. */
export const workPaths = {
  list: (): string => '/manage/policies',
  import: (): string => '/manage/policies/import',
  starter: (): string => '/manage/policies/starter',
  tasks: work,
  summary: (key: VersionKey): string => `${work(key)}/summary`,
  bodyName: (key: VersionKey): string => `${work(key)}/body-name`,
  repairs: (key: VersionKey): string => `${work(key)}/repairs`,
  provisions: (key: VersionKey): string => `${work(key)}/provisions`,
  section: (key: VersionKey, ref: string): string => `${work(key)}/sections/${segment(ref)}`,
  topics: (key: VersionKey): string => `${work(key)}/topics`,
  tensions: (key: VersionKey): string => `${work(key)}/tensions`,
  comparison: (key: VersionKey): string => `${work(key)}/comparison`,
  submit: (key: VersionKey): string => `${work(key)}/submit`,
  review: (key: VersionKey): string => `${work(key)}/review`,
  approve: (key: VersionKey): string => `${work(key)}/approve`,
  sendBack: (key: VersionKey): string => `${work(key)}/send-back`,
  withdraw: (key: VersionKey): string => `${work(key)}/withdraw`,
  corrections: (key: VersionKey): string => `${work(key)}/corrections`,
  decideCorrection: (key: VersionKey, id: string): string => `${work(key)}/corrections/${segment(id)}`,
}
