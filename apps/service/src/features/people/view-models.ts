import { categories } from '../../platform/database/schema.ts'
import { roles } from '../../platform/identity/roles.ts'
import { paginationOf, type Submission } from '../../platform/web/index.ts'
import type { PeopleWording } from './messages.ts'
import { peoplePaths } from './paths.ts'
import { PEOPLE_PER_PAGE, type PersonPageData, type PersonRow } from './queries.ts'

export interface DetailsModel {
  readonly action: string
  readonly button: string
  readonly name: string
  readonly email: string
  readonly post: string
  readonly team: string
  readonly managerEmail: string
  readonly categoryItems: readonly {
    readonly value: string
    readonly text: string
    readonly checked: boolean
  }[]
  /** Empty where roles are not part of the form. */
  readonly roleItems: readonly {
    readonly value: string
    readonly text: string
    readonly checked: boolean
    readonly hint: { readonly text: string }
  }[]
}

type Typed = Pick<DetailsModel, 'name' | 'email' | 'post' | 'team' | 'managerEmail'> & {
  readonly category: string
  readonly roles: readonly string[]
}

export const nothingTyped: Typed = {
  name: '',
  email: '',
  post: '',
  team: '',
  managerEmail: '',
  category: 'officer',
  roles: [],
}

export function typedAgain(submitted: Submission): Typed {
  return {
    name: submitted.text('name'),
    email: submitted.text('email'),
    post: submitted.text('post'),
    team: submitted.text('team'),
    managerEmail: submitted.text('managerEmail'),
    category: submitted.text('category'),
    roles: submitted.all('roles'),
  }
}

export function typedFrom(person: PersonPageData): Typed {
  const { appointment } = person
  return {
    name: person.name,
    email: person.email,
    post: appointment?.post ?? '',
    team: appointment?.team ?? '',
    managerEmail: appointment?.manager?.email ?? '',
    category: appointment?.category ?? '',
    roles: [],
  }
}

export function detailsModel(
  typed: Typed,
  m: PeopleWording,
  form: { action: string; button: string; withRoles: boolean },
): DetailsModel {
  const { category, roles: chosen, ...texts } = typed
  const roleItems = roles.map((role) => ({
    value: role,
    text: m.roles[role],
    checked: chosen.includes(role),
    hint: { text: m.roleHints[role] },
  }))
  return {
    ...texts,
    action: form.action,
    button: form.button,
    categoryItems: categories.map((value) => ({
      value,
      text: m.categories[value],
      checked: value === category,
    })),
    roleItems: form.withRoles ? roleItems : [],
  }
}

export function listModel(
  list: { people: readonly PersonRow[]; total: number },
  shown: { search: string; page: number },
  m: PeopleWording,
) {
  const pages = Math.max(1, Math.ceil(list.total / PEOPLE_PER_PAGE))
  return {
    search: shown.search,
    listHref: peoplePaths.list,
    addHref: peoplePaths.add,
    found: m.list.found(list.total),
    people: list.people.map((person) => ({
      href: peoplePaths.person(person.id),
      name: person.name,
      email: person.email,
      post: person.post,
      team: person.team,
      roles: person.roles.map((role) => m.roles[role]).join(', '),
      left: person.endedAt !== undefined,
    })),
    pagination: paginationOf(
      { page: shown.page, pages },
      (number) => peoplePaths.page(shown.search, number),
      m.list,
    ),
  }
}

export function personModel(person: PersonPageData, m: PeopleWording) {
  const { appointment } = person
  const days = new Intl.DateTimeFormat(m.intl, { dateStyle: 'long', timeZone: 'Europe/London' })
  const held = new Set(person.roles.map(({ role }) => role))
  const facts = [
    { key: m.person.email, value: person.email },
    { key: m.person.category, value: appointment === undefined ? '' : m.categories[appointment.category] },
    { key: m.person.post, value: appointment?.post ?? '' },
    { key: m.person.team, value: appointment?.team ?? '' },
    { key: m.person.manager, value: appointment?.manager?.name ?? m.person.noManager },
    {
      key: m.person.since,
      value: appointment === undefined ? '' : days.format(new Date(appointment.startsOn)),
    },
  ]
  return {
    name: person.name,
    leftText: person.endedAt === undefined ? '' : m.person.leftOn(days.format(person.endedAt)),
    facts: facts.map(({ key, value }) => ({ key: { text: key }, value: { text: value } })),
    editHref: peoplePaths.edit(person.id),
    endHref: peoplePaths.end(person.id),
    roles: person.roles.map(({ role }) => ({
      text: m.roles[role],
      hint: m.roleHints[role],
      revokeAction: peoplePaths.revoke(person.id, role),
      revokeHidden: m.person.revokeHidden(m.roles[role]),
    })),
    grantAction: peoplePaths.grant(person.id),
    grantItems: roles
      .filter((role) => !held.has(role))
      .map((role) => ({ value: role, text: m.roles[role], hint: { text: m.roleHints[role] } })),
  }
}
