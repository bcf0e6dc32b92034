import type { Analysis, Hit } from '../../analysis.ts'

/** Lexicons that name or point at somebody. */
const PEOPLE = [
  'second-person',
  'third-person',
  'person-noun',
  'politician',
  'national-politician',
  'council-people',
  'council-client',
  'council-supplier',
  'pointed-person',
  'body-person',
  'body-supplier',
  'body-name',
  'person-name',
] as const

/** Words between a subject and what is said of it that change nothing about whom it is said of. */
const FILLERS = new Set(
  'a an the of such so very really just quite rather pretty absolute absolutely total totally complete completely utter utterly right proper properly real big bit little silly daft old being be been bloody fucking sodding massive massively prize bunch pair load as like feeling such always'.split(
    ' ',
  ),
)
const SELF = new Set('i im ive id ill me my am myself we were weve us our ourselves'.split(' '))
const SELF_VERBS = new Set('was am feel felt look looked became become sound sounded'.split(' '))
const COPULAS = new Set(
  'is are was were be been being am s re youre theyre hes shes thats isnt arent looks look sounds sound seems seem remain remains so too ur acting act acts getting gets called as'.split(
    ' ',
  ),
)
const TURNS = new Set(
  'and or but for to with that when if because as about from in on at by than so'.split(' '),
)
const YOU = new Set(['you', 'ya', 'yer', 'ye', 'u'])
/** Before `you` they make a question or a clause of it: `do you want chips?`. */
const ASKING = new Set(
  'do did does can could have has are were will would should shall had when if what where why how that as because until before'.split(
    ' ',
  ),
)
const DETERMINERS = new Set('a an the this that such what another any some no every'.split(' '))

/** Looks for whom a rough word is aimed at. */
export class Aim {
  private readonly analysis: Analysis
  private people: readonly Hit[] | null = null

  constructor(analysis: Analysis) {
    this.analysis = analysis
  }

  /** Everybody named or pointed at, in no order. */
  get targets(): readonly Hit[] {
    this.people ??= PEOPLE.flatMap((category) => this.analysis.hits(category))
    return this.people
  }

  /** Somebody stands in the sentence of the hit, or the draft answers somebody. */
  hasTarget(hit: Hit): boolean {
    if (this.analysis.draft.replyTo !== undefined || this.analysis.contains('at')) return true
    if (this.word(hit.last + 1) === 'who') return true
    return this.targets.some(
      (other) => other.sentence === hit.sentence && (other.first > hit.last || other.last < hit.first),
    )
  }

  /** Somebody stands in the sentence of the hit or the one before. */
  hasTargetAround(hit: Hit): boolean {
    return this.hasTarget(hit) || this.targets.some((other) => other.sentence === hit.sentence - 1)
  }

  /** The author means themself: `I'm such an idiot`, `what a muppet I am`, `idiot of the year: me`. */
  isSelf(hit: Hit): boolean {
    if (!this.analysis.has('self-reference') && !this.mentionsUs()) return false
    let at = hit.first - 1
    while (at >= 0 && this.sentenceOf(at) === hit.sentence && FILLERS.has(this.word(at))) at--
    const before = this.word(at)
    if (SELF.has(before)) return this.sentenceOf(at) === hit.sentence
    if (SELF_VERBS.has(before) && SELF.has(this.word(at - 1))) return true
    const next = this.word(hit.last + 1)
    if (next === 'im' || next === 'me' || next === 'ive') return true
    if (next === 'i' && (SELF_VERBS.has(this.word(hit.last + 2)) || this.word(hit.last + 2) === 'have'))
      return true
    return this.endsWithMe(hit)
  }

  private mentionsUs(): boolean {
    return this.analysis.tokens.some(({ text }) => text === 'we' || text === 'us' || text === 'weve')
  }

  /** The sentence that began with the hit, or the next, ends in `me`, `myself` or `yours truly`. */
  private endsWithMe(hit: Hit): boolean {
    const { tokens } = this.analysis
    for (let at = hit.last + 1; at < tokens.length && at < hit.last + 12; at++) {
      const { text, sentence } = tokens[at] ?? { text: '', sentence: -1 }
      const last = at + 1 >= tokens.length || tokens[at + 1]?.sentence !== sentence
      const beforeEmoji = /[^\u0020-\u007e]/.test(this.word(at + 1))
      if ((text === 'me' || text === 'myself' || text === 'moi') && (last || beforeEmoji)) return true
      if (text === 'truly' && this.word(at - 1) === 'yours') return true
    }
    return false
  }

  /** It is said of a thing or an animal: `the printer is a useless lump`, `stupid question`. */
  isOfThing(hit: Hit): boolean {
    return this.startingAt('thing', hit.last + 1) !== undefined || this.isAfterThing(hit) || this.isOfIt(hit)
  }

  /** `The printer … I say it's a cream plastic liar`: what is said of an `it` is said of the thing named before. */
  private isOfIt({ first, sentence }: Hit): boolean {
    if (!this.analysis.hits('thing').some((thing) => thing.first < first)) return false
    for (let at = first - 1; at >= 0 && first - at <= 5 && this.sentenceOf(at) === sentence; at--)
      if (this.word(at) === 'its' || (this.word(at) === 'it' && COPULAS.has(this.word(at + 1)))) return true
    return false
  }

  /** A thing or an animal and a form of `be` stand before it, nearer than anybody. */
  isAfterThing(hit: Hit): boolean {
    const thing = this.before('thing', hit, 7)
    if (thing === undefined || !COPULAS.has(this.word(thing.last + 1))) return false
    return !this.targets.some(
      ({ sentence, first }) => sentence === hit.sentence && first > thing.last && first < hit.first,
    )
  }

  /**
   * Somebody is addressed with it at the end of a clause: `no they aren't, you donkey`, `you melted old welly, …`. Whatever is denied
   * before, the address stands.
   */
  isAddress(hit: Hit): boolean {
    if (!this.analysis.has('second-person') || !this.endsClause(hit.last)) return false
    let at = hit.first - 1
    for (; at >= 0 && hit.first - at <= 4; at--) {
      const word = this.word(at)
      if (YOU.has(word)) break
      if (!FILLERS.has(word) && !/(?:ed|y|less|ish|ing|ft)$/.test(word) && !this.isRough(at)) return false
    }
    return YOU.has(this.word(at)) && this.sentenceOf(at) === hit.sentence && !ASKING.has(this.word(at - 1))
  }

  private isRough(token: number): boolean {
    return this.startingAt('insult-adjective', token) !== undefined
  }

  /** A mark, an emoji or the text's end follows the token, or `of a`, `who`. */
  endsClause(token: number): boolean {
    const { tokens, text } = this.analysis
    const here = tokens[token]
    const next = tokens[token + 1]
    if (here === undefined || next === undefined || next.sentence !== here.sentence) return true
    return text.slice(here.span[1], next.span[0]) !== ' ' || /^(?:of|who|[^a-z0-9]+)$/.test(next.text)
  }

  /** Told as what somebody called the author: `called a waste of space by a man at the counter`. */
  isReceived(hit: Hit): boolean {
    let at = hit.first - 1
    while (at >= 0 && (FILLERS.has(this.word(at)) || this.word(at) === 'today')) at--
    return this.word(at) === 'called' && !SELF.has(this.word(at - 1))
  }

  private startingAt(category: string, token: number): Hit | undefined {
    return this.analysis.hits(category).find(({ first }) => first === token)
  }

  private before(category: string, hit: Hit, words: number): Hit | undefined {
    return this.analysis
      .hits(category)
      .findLast(
        ({ sentence, last }) => sentence === hit.sentence && last < hit.first && hit.first - last <= words,
      )
  }

  /**
   * A quality is said of somebody: it stands right before a word for people, or after somebody and a form of `be`, or in
   * a sentence about the whole lot of them.
   */
  isSaidOfSomebody(hit: Hit): boolean {
    const { targets } = this
    const reach = TURNS.has(this.word(hit.last + 1)) ? 0 : 2
    if (targets.some(({ first }) => first > hit.last && first <= hit.last + reach && !this.isPronoun(first)))
      return true
    let at = hit.first - 1
    while (at >= 0 && this.sentenceOf(at) === hit.sentence && FILLERS.has(this.word(at))) {
      if (DETERMINERS.has(this.word(at)) && this.qualifies(hit)) return false
      at--
    }
    if (DETERMINERS.has(this.word(at)) && this.qualifies(hit)) return false
    const near = targets.filter(
      ({ sentence, last }) => sentence === hit.sentence && last < hit.first && hit.first - last <= 9,
    )
    if (near.length > 0) {
      const closest = Math.max(...near.map(({ last }) => last))
      for (let place = closest; place < hit.first; place++) if (COPULAS.has(this.word(place))) return true
      if (hit.first - closest === 1) return true
    }
    return targets.some(
      ({ sentence, entry }) => sentence === hit.sentence && / of \(them|^(?:that|this|them) lot/.test(entry),
    )
  }

  /** A plain word follows it that it may belong to: `a stupid idea`. */
  private qualifies(hit: Hit): boolean {
    const next = hit.last + 1
    return (
      this.sentenceOf(next) === hit.sentence &&
      /^[a-z]{3,}$/.test(this.word(next)) &&
      this.word(next) !== 'and'
    )
  }

  private isPronoun(token: number): boolean {
    return /^(?:he|she|they|him|her|them|his|their|you|your)$/.test(this.word(token))
  }

  /** Signs around it that nothing bad is meant; `bless them` behind a jibe is none, nor is what a `but` takes back. */
  isKindlyMeant(hit: Hit): boolean {
    const turns = this.analysis.hits('clause-turn')
    return this.analysis
      .hits('affection')
      .some(
        ({ sentence, span, entry, last }) =>
          !entry.startsWith('bless') &&
          !turns.some((turn) => turn.entry === 'but' && turn.first > last && turn.last < hit.first) &&
          (Math.abs(sentence - hit.sentence) <= 1 || entry.length <= 2 || span[0] < 2),
      )
  }

  /** The talk is of sport and of nobody of the body. */
  isSport(hit: Hit): boolean {
    const sport = this.analysis.hits('sport')
    if (sport.length === 0) return false
    if (sport.length > 1) return !this.analysis.has('national-politician') && !this.analysis.has('body-name')
    return !this.analysis.hits('council-people').some(({ sentence }) => sentence === hit.sentence)
  }

  /** The word of a token, `''` beyond the ends. */
  word(token: number): string {
    return this.analysis.tokens[token]?.text ?? ''
  }

  private sentenceOf(token: number): number {
    return this.analysis.tokens[token]?.sentence ?? -1
  }
}
