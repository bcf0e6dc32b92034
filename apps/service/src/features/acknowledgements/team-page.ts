import { z } from 'zod'
import { paginationOf } from '../../platform/web/index.ts'
import type { reportMessages } from './messages/en-reports.ts'
import { paths } from './paths.ts'

/** A person of a team, with done or not done for each policy that asks them: nothing else is known here. */
export interface TeamMember {
  readonly name: string
  readonly post: string
  /** By key of the policy; no entry where it asks nothing of them. */
  readonly done: ReadonlyMap<string, boolean>
}

export interface TeamPolicy {
  readonly key: string
  readonly title: string
  readonly version: number
}

const states = ['everybody', 'not-done', 'done'] as const
const PER_PAGE = 25

/** What a manager looks for. Anything else in the address counts as not said. */
export const teamQuery = z.object({
  search: z.string().trim().max(100).catch('').default(''),
  state: z.enum(states).catch('everybody').default('everybody'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
})
export type TeamQuery = z.infer<typeof teamQuery>

function isDone(member: TeamMember): boolean {
  return [...member.done.values()].every(Boolean)
}

function fits(member: TeamMember, { search, state }: TeamQuery): boolean {
  if (state !== 'everybody' && isDone(member) !== (state === 'done')) return false
  const wanted = search.toLocaleLowerCase('en')
  return [member.name, member.post].some((text) => text.toLocaleLowerCase('en').includes(wanted))
}

/** The manager's page: how many are done with each policy, and of those looked for, one page. */
export function teamPage(
  team: readonly TeamMember[],
  policies: readonly TeamPolicy[],
  query: TeamQuery,
  m: typeof reportMessages.team,
) {
  const asked = team.filter(({ done }) => done.size > 0)
  const shown = policies.filter(({ key }) => asked.some(({ done }) => done.has(key)))
  const found = asked.filter((member) => fits(member, query))
  const pages = Math.max(1, Math.ceil(found.length / PER_PAGE))
  const page = Math.min(query.page, pages)
  const caption = ({ title, version }: TeamPolicy) => m.caption(title, version)
  const stateOf = (member: TeamMember, policy: TeamPolicy) => {
    const done = member.done.get(policy.key)
    const label = caption(policy)
    if (done === undefined) return { label, text: m.notAsked, open: false }
    return { label, text: done ? m.done : m.notDone, open: !done }
  }
  return {
    hasTeam: team.length > 0,
    summaries: shown.map((policy) => {
      const concerned = asked.flatMap(({ done }) => done.get(policy.key) ?? [])
      return { policy: caption(policy), text: m.summary(concerned.filter(Boolean).length, concerned.length) }
    }),
    listHref: paths.team(),
    search: query.search,
    filtered: query.search !== '' || query.state !== 'everybody',
    stateItems: states.map((value) => ({
      value,
      text: m.states[value],
      selected: value === query.state,
    })),
    found: m.found(found.length, asked.length),
    columns: shown.map(caption),
    rows: found.slice((page - 1) * PER_PAGE, page * PER_PAGE).map((member) => ({
      name: member.name,
      post: member.post,
      states: shown.map((policy) => stateOf(member, policy)),
    })),
    pagination: paginationOf({ page, pages }, (number) => paths.team({ ...query, page: number }), m),
  }
}
