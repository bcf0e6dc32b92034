/** Every address of this feature. */
export const draftPaths = {
  check: '/check',
  api: '/api/check',
  openApi: '/api/openapi.json',
} as const
