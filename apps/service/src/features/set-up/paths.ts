export const setUpPaths = {
  link: (token: string) => `/set-up/${encodeURIComponent(token)}`,
  next: '/set-up',
} as const
