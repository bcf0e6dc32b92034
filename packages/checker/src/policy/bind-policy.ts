import type { Capacity, CheckerPolicy, CheckerProvision, Context, Role } from '../types.ts'

/** Which provisions speak of a topic to this author, and how strictly. */
export interface BoundTopic {
  readonly topic: string
  /** References, most specific first. */
  readonly provisions: readonly string[]
  /** The strictest force among them. */
  readonly force: CheckerProvision['force']
  /** They speak only to somebody whom readers can tell to be of the body, and readers cannot tell this author. */
  readonly beyondReach: boolean
}

/** A policy as one author meets it. */
export interface AuthorBinding {
  readonly topic: (topic: string) => BoundTopic | null
  /** The provisions that say whom to ask first. */
  readonly askFirst: readonly string[]
}

/** What of a policy does not depend on the author. */
export interface PolicyBinding {
  readonly forAuthor: (context: Context) => AuthorBinding
  /** The disclaimer in the policy's own words; null where it offers none. */
  readonly disclaimer: string | null
  /** The owner's choice for a tension, or the suggested one; null where the policy has no such tension. */
  readonly resolution: (tension: string) => string | null
}

/** A topic counts for a provision from this confidence; parsers suggest weaker ones for people to look at. */
const CONFIDENT = 0.45

const ROLES: readonly Role[] = ['officer', 'member', 'agency', 'on-behalf', 'supplier']

const STRICTNESS: Readonly<Record<CheckerProvision['force'], number>> = {
  'must-not': 5,
  must: 4,
  should: 3,
  statement: 2,
  'take-care': 1,
  may: 0,
}

/** Where a policy does not speak of a topic to somebody, the topics that it is a case of. */
const CASE_OF: Readonly<Record<string, readonly string[]>> = {
  'personal-data': ['confidentiality', 'privacy'],
  inference: ['personal-data', 'confidentiality'],
  privacy: ['personal-data'],
}

/** Topics about what is the body's own: whoever handles it meets them, whomever the provision was written for. */
const BODYS_OWN = new Set(['logo', 'official-accounts', 'confidentiality'])

/**
 * Topics about showing that one belongs to the body. Members are known by their office: of these, a provision binds them
 * only where its own applicability names them, not where one for employees is read as meant for everybody.
 */
const KNOWN_BY_OFFICE = new Set(['association', 'disclaimer'])

const WHEN_IDENTIFIABLE =
  /\bif\s+(?:you|they|an\s+employee|employees|anyone|staff)\b[^.;]{0,80}\b(?:identif\w+|can\s+be\s+recognised|are\s+known)\b/i

/** Quotation that a provision offers as wording, at least a short sentence long. */
const QUOTED = /["“„]([^"“”„]{20,300})["”]|[‘']([^‘’']{20,}(?:[’'](?=\w)[^‘’']*)*)[’'](?!\w)/

function isBelow(ref: string, ancestor: string): boolean {
  return ref.startsWith(`${ancestor}.`)
}

class Binding implements PolicyBinding {
  readonly disclaimer: string | null
  private readonly policy: CheckerPolicy
  private readonly choices = new Map<string, string>()
  private readonly authors: (AuthorBinding | undefined)[] = []
  /** Provisions that speak only to people whom readers can tell to be of the body. */
  private readonly conditional: ReadonlySet<string>

  constructor(policy: CheckerPolicy) {
    this.policy = policy
    for (const tension of policy.tensions ?? []) this.choices.set(tension.key, tension.suggested)
    for (const [key, choice] of Object.entries(policy.resolutions ?? {})) this.choices.set(key, choice)
    const heads = policy.provisions.filter(({ text }) => WHEN_IDENTIFIABLE.test(text)).map(({ ref }) => ref)
    this.conditional = new Set(
      policy.provisions
        .filter(({ ref }) => heads.some((head) => ref === head || isBelow(ref, head)))
        .map(({ ref }) => ref),
    )
    this.disclaimer = this.findDisclaimer()
  }

  readonly resolution = (tension: string): string | null => this.choices.get(tension) ?? null

  readonly forAuthor = ({ role, capacity, identifiable }: Context): AuthorBinding => {
    const known = identifiable !== false || capacity === 'official'
    const index = (ROLES.indexOf(role) * 2 + (capacity === 'official' ? 1 : 0)) * 2 + (known ? 1 : 0)
    const before = this.authors[index]
    if (before !== undefined) return before
    const made = this.bind(role, capacity, known)
    this.authors[index] = made
    return made
  }

  private bind(role: Role, capacity: Capacity, identifiable: boolean): AuthorBinding {
    const applying = this.policy.provisions.filter((provision) => this.applies(provision, role))
    const topics = new Map<string, BoundTopic | null>()
    const direct = (topic: string): BoundTopic | null => {
      if (topic === 'political-impartiality' && role === 'member' && !this.politicsBinds(capacity))
        return null
      const speaking =
        role === 'member' && KNOWN_BY_OFFICE.has(topic)
          ? applying.filter(({ appliesTo }) => appliesTo.includes(role))
          : applying
      return (
        this.boundTopic(topic, speaking, identifiable) ??
        (BODYS_OWN.has(topic) ? this.boundTopic(topic, this.policy.provisions, identifiable) : null)
      )
    }
    const topic = (name: string): BoundTopic | null => {
      const known = topics.get(name)
      if (known !== undefined) return known
      let bound = direct(name)
      for (const wider of CASE_OF[name] ?? []) {
        if (bound !== null) break
        const found = direct(wider)
        if (found !== null) bound = { ...found, topic: name }
      }
      topics.set(name, bound)
      return bound
    }
    const ask = direct('ask-first') ?? this.boundTopic('ask-first', this.policy.provisions, true)
    return { topic, askFirst: ask?.provisions ?? [] }
  }

  private applies(provision: CheckerProvision, role: Role): boolean {
    if (provision.appliesTo.includes(role)) return true
    if (this.resolution('employees-or-everybody') !== 'own-regime') return false
    const tension = this.policy.tensions?.find(({ key }) => key === 'employees-or-everybody')
    if (tension === undefined) return false
    if (!tension.between.some((ref) => ref === provision.ref || isBelow(provision.ref, ref))) return false
    return this.policy.provisions.some(
      (one) =>
        tension.between.includes(one.ref) &&
        one.appliesTo.includes(role) &&
        one.topics.some(({ topic }) => topic === 'scope-people'),
    )
  }

  private politicsBinds(capacity: Capacity): boolean {
    const choice = this.resolution('politics-and-members')
    if (choice === null || choice === 'everybody') return true
    return choice === 'members-when-official' && capacity === 'official'
  }

  private boundTopic(
    topic: string,
    provisions: readonly CheckerProvision[],
    identifiable: boolean,
  ): BoundTopic | null {
    const speaking = provisions.flatMap((provision) => {
      const confidence = provision.topics.find((one) => one.topic === topic)?.confidence ?? 0
      return confidence >= CONFIDENT ? [{ provision, confidence }] : []
    })
    if (speaking.length === 0) return null
    const strongest = Math.max(...speaking.map(({ confidence }) => confidence))
    const kept = speaking.filter(
      ({ provision, confidence }) =>
        confidence >= strongest * 0.6 &&
        !speaking.some(
          (other) => isBelow(provision.ref, other.provision.ref) && other.confidence > confidence,
        ),
    )
    const reaching = kept.filter(({ provision }) => identifiable || !this.conditional.has(provision.ref))
    const shown = reaching.length > 0 ? reaching : kept
    const ordered = [...shown].sort((a, b) => b.confidence - a.confidence)
    const force = ordered.reduce<CheckerProvision['force']>(
      (most, { provision }) => (STRICTNESS[provision.force] > STRICTNESS[most] ? provision.force : most),
      'may',
    )
    return {
      topic,
      provisions: ordered.map(({ provision }) => provision.ref),
      force,
      beyondReach: reaching.length === 0,
    }
  }

  private findDisclaimer(): string | null {
    for (const provision of this.policy.provisions) {
      const speaks = provision.topics.some(
        ({ topic, confidence }) => topic === 'disclaimer' && confidence >= 0.5,
      )
      if (!speaks) continue
      const quoted = QUOTED.exec(provision.text)
      const wording = quoted?.[1] ?? quoted?.[2]
      if (wording !== undefined) return wording.trim().replace(/[,;]$/, '')
    }
    return null
  }
}

const bindings = new WeakMap<CheckerPolicy, PolicyBinding>()

/** Reads a policy once for each object: topics, forces, who is meant, how its owner resolved its tensions. */
export function bindPolicy(policy: CheckerPolicy): PolicyBinding {
  const known = bindings.get(policy)
  if (known !== undefined) return known
  const made = new Binding(policy)
  bindings.set(policy, made)
  return made
}
