/** Every address of this feature. */
export const confidentialTopicPaths = {
  list: '/manage/confidential-topics',
  change: (id: string) => `/manage/confidential-topics/${encodeURIComponent(id)}`,
  remove: (id: string) => `/manage/confidential-topics/${encodeURIComponent(id)}/remove`,
} as const
