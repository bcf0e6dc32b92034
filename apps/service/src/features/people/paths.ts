export const peoplePaths = {
  list: '/people',
  add: '/people/add',
  person: (id: string) => `/people/${id}`,
  edit: (id: string) => `/people/${id}/edit`,
  grant: (id: string) => `/people/${id}/roles`,
  revoke: (id: string, role: string) => `/people/${id}/roles/${role}/revoke`,
  end: (id: string) => `/people/${id}/end`,
  page: (search: string, page: number) =>
    `/people?${new URLSearchParams({ ...(search === '' ? {} : { search }), page: String(page) }).toString()}`,
} as const
