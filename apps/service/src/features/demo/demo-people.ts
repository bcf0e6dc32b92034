import type { Category } from '../../platform/database/schema.ts'
import type { Role } from '../../platform/identity/roles.ts'

/** One invented person. Names are plants and household things, so that nobody mistakes them for anybody. */
export interface DemoPerson {
  readonly name: string
  readonly email: string
  readonly category: Category
  readonly post: string
  readonly team: string
  /** Place of the manager in the list; the manager comes first. */
  readonly manager: number | null
  readonly roles: readonly Role[]
}

const plants =
  'Acorn Alder Ash Aspen Barley Basil Beech Birch Bracken Bramble Briar Bryony Campion Cedar Chervil Cicely Clover Comfrey Coriander Cornflower Cowslip Damson Elder Fennel Fern Foxglove Gorse Hawthorn Hazel Heather Hemlock Holly Hornbeam Iris Ivy Juniper Larch Laurel Lavender Linden Lovage Maple Marigold Medlar'.split(
    ' ',
  )
const things =
  'Anvil Basket Bellows Bobbin Bucket Button Candle Castor Chisel Cobble Cradle Dibber Ferrule Funnel Gasket Girder Griddle Hinge Inkwell Kettle Ladder Lantern Lintel Mallet Mortar Napkin Paddle Pantry Pebble Pestle Pulley Quill Rafter Ratchet Saddle Shingle Skillet Spindle Thimble Tinder Trestle Trowel Tumbler Washer Wicker'.split(
    ' ',
  )

/** The teams, each with what its people are to the body. */
const teamCategories = {
  refuse: 'officer',
  housing: 'officer',
  planning: 'officer',
  revenues: 'officer',
  customers: 'officer',
  parks: 'officer',
  leisure: 'officer',
  health: 'officer',
  finance: 'officer',
  people: 'officer',
  communications: 'officer',
  cleaning: 'agency',
  museum: 'on-behalf',
} as const satisfies Record<string, Category>
export type DemoTeam = keyof typeof teamCategories

const MEMBERS = 34

/** The people with a part in the demonstration, each the sign-in link of a role. They come first in the list. */
export const demoRoles = [
  {
    key: 'administrator',
    roles: ['administrator', 'policy-owner'],
  },
  { key: 'approver', roles: ['policy-approver'] },
  { key: 'auditor', roles: ['auditor'] },
  { key: 'manager', roles: [] },
  { key: 'officer', roles: [], manager: 3 },
  { key: 'member', roles: [], category: 'member' },
  { key: 'agency', roles: [], category: 'agency' },
] as const satisfies readonly {
  key: string
  roles: readonly Role[]
  category?: Category
  manager?: number
}[]
export type DemoRole = (typeof demoRoles)[number]['key']

/** What the posts and teams of the invented body are called. */
export interface DemoPosts {
  readonly parts: Readonly<Record<DemoRole, { readonly post: string; readonly team: string }>>
  readonly manager: string
  readonly member: { readonly post: string; readonly team: string }
  readonly teams: Readonly<Record<DemoTeam, { readonly team: string; readonly posts: readonly string[] }>>
}

/**
 * The invented body's people, the same at every run: those with a part, a manager for each team, councillors, and
 * everybody else spread over the teams.
 * @param count at least 100
 */
export function demoPeople(
  count: number,
  { parts, manager, member, teams: named }: DemoPosts,
): readonly DemoPerson[] {
  const teams = (Object.keys(teamCategories) as DemoTeam[]).map((key) => ({
    team: named[key].team,
    posts: named[key].posts,
    category: teamCategories[key],
  }))
  const people: DemoPerson[] = []
  const add = (person: Omit<DemoPerson, 'name' | 'email'>): void => {
    const name = nameOf(people.length)
    people.push({ ...person, name, email: `${name.toLowerCase().replace(' ', '.')}@moothall-demo.example` })
  }
  for (const part of demoRoles) {
    add({
      ...parts[part.key],
      roles: part.roles,
      category: 'category' in part ? part.category : 'officer',
      manager: 'manager' in part ? part.manager : null,
    })
  }
  const managers = teams.map(({ team }) => {
    const place = people.findIndex((person) => person.team === team && person.post === manager)
    if (place >= 0) return place
    add({ post: manager, team, roles: [], category: 'officer', manager: 0 })
    return people.length - 1
  })
  for (let number = 0; number < MEMBERS; number++) {
    add({ ...member, roles: [], category: 'member', manager: null })
  }
  for (let turn = 0; people.length < count; turn++) {
    const at = turn % teams.length
    const { team, posts, category } = teams[at] ?? { team: '', posts: [], category: 'officer' }
    const post = posts[Math.floor(turn / teams.length) % posts.length] ?? ''
    add({ post, team, roles: [], category, manager: managers[at] ?? null })
  }
  return people
}

/** Those before have a part, and everything still to do. */
const FIRST_READER = 10
/** A prime: who has acknowledged is scattered over all teams, whatever the order of the list. */
const SCATTER = 7919

/**
 * Who has acknowledged the policy already, by place in the list, scattered over it.
 * @param wanted how many of `count` people; fewer where that leaves nobody with a part everything still to do
 */
export function demoReaders(count: number, wanted: number): readonly number[] {
  const places = Array.from({ length: count }, (_, place) => place).slice(FIRST_READER)
  const rank = (place: number): number => (place * SCATTER) % count
  return places
    .sort((a, b) => rank(a) - rank(b))
    .slice(0, wanted)
    .sort((a, b) => a - b)
}

/** Every pair of a plant and a thing once, neighbours unlike each other; enough for 1,980, then with a middle letter. */
function nameOf(place: number): string {
  const pairs = plants.length * things.length
  const round = Math.floor(place / pairs)
  const plant = plants[place % plants.length] ?? ''
  const thing = things[((place % plants.length) + Math.floor(place / plants.length)) % things.length] ?? ''
  return round === 0 ? `${plant} ${thing}` : `${plant} ${thing}-${plants[round] ?? round}`
}
