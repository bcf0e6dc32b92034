import type { Category } from '@moothall/policy'

/** What asks: a policy version with provisions that each name the categories they apply to. */
interface WithProvisions<Provision> {
  readonly provisions: readonly Provision[]
}

interface Applicable {
  readonly appliesTo: readonly Category[]
}

/** Whether a provision applies to a person of these categories: one in common is enough. */
export function appliesTo(provision: Applicable, categories: readonly Category[]): boolean {
  return provision.appliesTo.some((category) => categories.includes(category))
}

/** Whether a policy asks a person of these categories for anything: at least one provision applies. */
export function isAskedOf(policy: WithProvisions<Applicable>, categories: readonly Category[]): boolean {
  return policy.provisions.some((provision) => appliesTo(provision, categories))
}

/** The person's categories for which some provision applies, in the person's order: why the policy asks them. */
export function reasonsFor(
  policy: WithProvisions<Applicable>,
  categories: readonly Category[],
): readonly Category[] {
  return categories.filter((category) =>
    policy.provisions.some((provision) => provision.appliesTo.includes(category)),
  )
}
