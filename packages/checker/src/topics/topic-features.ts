import type { WholeDraft } from '../analysis.ts'
import { bucketOf, hashNext, hashPair, hashStart, hashWord } from '../models/hashing.ts'
import { grouplessHash, isAnyGroup } from '../models/index.ts'
import type { Reading } from '../normalise/reading.ts'
import type { Seen } from '../rule.ts'
import type { Context } from '../types.ts'

/** The model's table has 2^TOPIC_BITS rows. */
export const TOPIC_BITS = 16

/** Words beyond these are not read, so that the time for any text stays bounded. */
const MAX_WORDS = 300
const BEGINNING = 5
/** Most features of one draft: of words, of lexicons (there are fewer than 512, each at most twice), and some forty others. */
const MAX_FEATURES = MAX_WORDS * 4 + 2048

/** How much each kind of feature counts; those of words are divided by a root of how many words there are. */
const OF_WORDS = 6
const OF_BEGINNINGS = 4
const OF_LEXICONS = 0.5
const OF_LEXICONS_BY_AUTHOR = 0.3
const OF_CONTEXT = 0.5
const OF_RULES = 0.5

/** What keeps the hashes of one kind of feature apart from those of another. */
const PAIR = 0x51ed
const BEGINS = hashNext(hashStart, 0x77)
const SAID_BY = 0x2b1d
const LEXICON = 0x6c1
const LEXICON_BY = 0x6c2
const RULE = 0x6c3
const TOPIC = 0x6c4

/**
 * The features of one draft: row of the table, value, and the words that it stands for (the first is −1 where it stands
 * for none). Valid until the next draft is read.
 */
export interface TopicFeatures {
  count: number
  readonly bucket: Int32Array
  readonly value: Float64Array
  readonly first: Int32Array
  readonly last: Int32Array
}

export const makeTopicFeatures = (): TopicFeatures => ({
  count: 0,
  bucket: new Int32Array(MAX_FEATURES),
  value: new Float64Array(MAX_FEATURES),
  first: new Int32Array(MAX_FEATURES),
  last: new Int32Array(MAX_FEATURES),
})

/** Which draft last had a feature in a row of the table, so that each row counts once. */
const lastDraft = new Uint8Array(1 << TOPIC_BITS)
/** Counts drafts from 1 to 255, and then anew: small numbers keep the table above in the nearest cache. */
let drafts = 0

function add(features: TopicFeatures, hash: number, value: number, first: number, last: number): void {
  const bucket = bucketOf(hash, TOPIC_BITS)
  if (lastDraft[bucket] === drafts) return
  lastDraft[bucket] = drafts
  const at = features.count++
  features.bucket[at] = bucket
  features.value[at] = value
  features.first[at] = first
  features.last[at] = last
}

/**
 * Reads a draft for the model of topics: its words, pairs of neighbours and beginnings of words, the lexicons that
 * occur, who writes in which capacity, and what the rules observed.
 */
export function takeTopicFeatures(draft: WholeDraft, seen: readonly Seen[], features: TopicFeatures): void {
  drafts = drafts === 0xff ? 1 : drafts + 1
  if (drafts === 1) lastDraft.fill(0)
  features.count = 0
  const author = authorOf(draft.context)
  addWords(draft.reading, author, features)
  draft.eachCategory((name) => {
    add(features, hashPair(LEXICON, name), OF_LEXICONS, -1, -1)
    add(features, hashPair(LEXICON_BY ^ author, name), OF_LEXICONS_BY_AUTHOR, -1, -1)
  })
  for (const fact of factsOf(draft)) add(features, fact, OF_CONTEXT, -1, -1)
  for (const { rule, observation } of strongestFirst(seen)) {
    const topic = hashWord(observation.topic)
    add(features, hashPair(TOPIC, topic), OF_RULES * observation.strength, -1, -1)
    add(features, hashPair(RULE ^ hashWord(rule), topic), OF_RULES / 2, -1, -1)
  }
}

/** Of a topic that several rules observed, the strongest observation gives the value. */
function strongestFirst(seen: readonly Seen[]): readonly Seen[] {
  return seen.length < 2
    ? seen
    : [...seen].sort((one, other) => other.observation.strength - one.observation.strength)
}

/** What each word is known by: names of groups are one word, so that no group is told from another. */
const known = new Int32Array(MAX_WORDS)

function addWords(reading: Reading, author: number, features: TopicFeatures): void {
  const words = Math.min(reading.tokenCount, MAX_WORDS)
  for (let i = 0; i < words; i += 1) {
    known[i] = grouplessHash(reading, i)
    add(features, known[i] ?? 0, OF_WORDS, i, i)
  }
  const scale = 1 / (Math.sqrt(features.count) + 2)
  for (let at = 0; at < features.count; at += 1) features.value[at] = OF_WORDS * scale
  for (let i = 0; i < words; i += 1) {
    const hash = known[i] ?? 0
    if (i > 0) add(features, hashPair(known[i - 1] ?? 0, hash) ^ PAIR, OF_WORDS * scale, i - 1, i)
    const from = reading.from[i] ?? 0
    if ((reading.to[i] ?? 0) - from > BEGINNING && !isAnyGroup(hash)) {
      let beginning = BEGINS
      for (let at = from; at < from + BEGINNING; at += 1)
        beginning = hashNext(beginning, reading.chars[at] ?? 0)
      add(features, beginning, OF_BEGINNINGS * scale, i, i)
    }
    if (author !== AN_EMPLOYEE) add(features, hashPair(SAID_BY ^ author, hash), OF_BEGINNINGS * scale, i, i)
  }
}

const OFFICIAL = 1
const UNKNOWN = 2
/** An officer, in a personal capacity, whom readers can tell to be one: most authors. */
const AN_EMPLOYEE = 0
const ROLES = ['officer', 'member', 'agency', 'on-behalf', 'supplier']

/** Who writes, as a small number. */
function authorOf({ capacity, identifiable, role }: Context): number {
  const reach = capacity === 'official' ? OFFICIAL : identifiable === false ? UNKNOWN : 0
  return reach + 3 * ROLES.indexOf(role)
}

const FACTS = {
  official: hashWord('fact:official'),
  identifiable: hashWord('fact:identifiable'),
  role: ROLES.map((role) => hashWord(`fact:${role}`)),
  restricted: hashWord('fact:politically-restricted'),
  election: hashWord('fact:pre-election'),
  profile: hashWord('fact:profile'),
  reply: hashWord('fact:reply'),
  disclaimer: hashWord('fact:profile-disclaimer'),
  short: hashWord('fact:short'),
  long: hashWord('fact:long'),
  kinds: (['digit', 'at', 'hash', 'link', 'quote', 'currency', 'emoji'] as const).map(
    (kind) => [kind, hashWord(`fact:${kind}`)] as const,
  ),
}

/** Fewer words than this are a short draft, more than the other a long one. */
const SHORT = 8
const LONG = 45

function factsOf({ context, draft, reading, contains }: WholeDraft): readonly number[] {
  const facts: number[] = []
  if (context.capacity === 'official') facts.push(FACTS.official)
  if (context.identifiable !== false) facts.push(FACTS.identifiable)
  facts.push(FACTS.role[ROLES.indexOf(context.role)] ?? 0)
  if (context.politicallyRestricted === true) facts.push(FACTS.restricted)
  if (context.preElection === true) facts.push(FACTS.election)
  if (context.profileDisclaimer === true) facts.push(FACTS.disclaimer)
  if (draft.kind === 'profile') facts.push(FACTS.profile)
  if (draft.replyTo !== undefined && draft.replyTo !== '') facts.push(FACTS.reply)
  if (reading.tokenCount < SHORT) facts.push(FACTS.short)
  if (reading.tokenCount > LONG) facts.push(FACTS.long)
  for (const [kind, hash] of FACTS.kinds) if (contains(kind)) facts.push(hash)
  return facts
}
