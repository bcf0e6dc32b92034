/**
 * What the checker is asked and what it answers. Plain data on both sides: everything here survives JSON, so that the
 * browser, the command line and the service give the same answer to the same question.
 */

/** The capacity in which the author posts: for themselves, or from one of the body's own accounts. */
export type Capacity = 'personal' | 'official'

/** The author's place in the body's policy. The same words as `Category` of `@moothall/policy`. */
export type Role = 'officer' | 'member' | 'agency' | 'on-behalf' | 'supplier'

export type AttachmentKind = 'image' | 'video' | 'audio' | 'document' | 'link'

/**
 * Something that goes out with the text. `alt` is its text alternative; `showsLogo`, and for films and recordings `captions`
 * (captions or a transcript), are the author's answers.
 */
export interface Attachment {
  readonly kind: AttachmentKind
  readonly alt?: string
  readonly showsLogo?: boolean
  readonly captions?: boolean
}

/** What somebody is about to publish. `kind` is `post` where it is left out. */
export interface Draft {
  readonly text: string
  readonly kind?: 'post' | 'profile'
  /** The post that this one answers, as far as the author pasted it. It is never judged, only read for context. */
  readonly replyTo?: string
  readonly attachments?: readonly Attachment[]
}

/** The body that the draft may be about. Everything beyond the name is optional and the body's own data. */
export interface BodyNames {
  readonly name: string
  readonly shortNames?: readonly string[]
  /** Councillors, senior officers and others who may be named as part of the body. */
  readonly people?: readonly string[]
  readonly suppliers?: readonly string[]
  readonly places?: readonly string[]
  /** Telephone numbers, addresses and mailboxes that the body publishes: no personal data. */
  readonly publicContacts?: readonly string[]
  /** Matters that the body names as live and contested. */
  readonly liveIssues?: readonly string[]
}

/** What the text alone cannot say. The author is asked; nothing of it is guessed from the text. */
export interface Context {
  readonly capacity: Capacity
  /** Whether readers can tell that the author works for, or sits on, the body. */
  readonly identifiable: boolean | 'unknown'
  readonly role: Role
  /** Whether the author's profile carries the policy's disclaimer. */
  readonly profileDisclaimer?: boolean
  readonly body?: string | BodyNames
  readonly politicallyRestricted?: boolean
  readonly preElection?: boolean
  /** The day of posting, `YYYY-MM-DD`. */
  readonly date?: string
}

/** Half-open range of UTF-16 code units of `draft.text`: `text.slice(start, end)`. */
export type Span = readonly [start: number, end: number]

/** What may apply, why, what to change. Never says that a provision was broken: that is for people to decide. */
export interface Finding {
  /** A topic of the policy map, or `good-practice` for advice that rests on no provision. */
  readonly topic: string
  /** Provisions of the policy that speak of the topic and apply to this author, most specific first. */
  readonly provisions: readonly string[]
  /** Where in the text; empty where the whole draft, or something absent from it, is meant. */
  readonly spans: readonly Span[]
  /** How much it counts, 0 to 1: the strength of the observation times how strictly the provision binds. */
  readonly weight: number
  readonly message: string
  readonly why: string
  readonly suggestion: string
  /** The rule that found it: the name of its folder. */
  readonly rule: string
}

/**
 * `clear`: nothing found, which is never permission. `advise`: may go out after a small change or a thought.
 * `review`: talk to the manager or the communications team first. `stop`: not as it stands. `redirect`: another route
 * is the right one. `abstain`: it cannot be judged here.
 */
export type Outcome = 'clear' | 'advise' | 'review' | 'stop' | 'redirect' | 'abstain'

/** A fact outside the text on which the answer turns. */
export interface Question {
  /** Stable key, such as `identifiable` or `logo-approved`. */
  readonly key: string
  readonly text: string
  /** The topics whose findings depend on the answer. */
  readonly topics: readonly string[]
}

/** `en`, another language's code, or `und` where there is too little to tell. */
export type Language = string

export interface CheckResult {
  readonly outcome: Outcome
  readonly findings: readonly Finding[]
  readonly questions: readonly Question[]
  readonly language: Language
  /** The provisions that say whom to ask first, to be shown with every outcome. */
  readonly askFirst: readonly string[]
}

/**
 * The policy as the checker reads it: the shape that `moothall policy parse --json` prints and the service publishes.
 * `resolutions` are the owner's choices by tension key; without them the suggested choice of each tension holds.
 */
export interface CheckerPolicy {
  readonly title: string
  readonly body: string
  readonly provisions: readonly CheckerProvision[]
  readonly tensions?: readonly CheckerTension[]
  readonly resolutions?: Readonly<Record<string, string>>
}

export interface CheckerProvision {
  readonly ref: string
  readonly text: string
  readonly force: 'must' | 'must-not' | 'should' | 'may' | 'take-care' | 'statement'
  readonly topics: readonly { readonly topic: string; readonly confidence: number }[]
  readonly appliesTo: readonly Role[]
}

export interface CheckerTension {
  readonly key: string
  readonly between: readonly string[]
  readonly suggested: string
}
