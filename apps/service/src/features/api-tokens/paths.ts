/** Every address of this feature. */
export const apiTokenPaths = {
  own: '/account/tokens',
  make: '/account/tokens/new',
  revokeOwn: (id: string) => `/account/tokens/${encodeURIComponent(id)}/revoke`,
  all: '/manage/tokens',
  page: (page: number) => `/manage/tokens?page=${page}`,
  revoke: (id: string) => `/manage/tokens/${encodeURIComponent(id)}/revoke`,
} as const
