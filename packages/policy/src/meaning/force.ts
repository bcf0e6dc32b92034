import { type Advice, adviceColumn } from '../parse/tables.ts'
import type { Force } from '../types.ts'
import { type Phrase, phrase } from '../wording/phrases.ts'

export interface ForceReading {
  readonly force: Force
  /** What it was read from; null where nothing was found. */
  readonly reason: Phrase | null
  /** Only the verb at the start tells; a sentence that it completes says more. */
  readonly imperative: boolean
}

interface Sign {
  readonly force: Force
  readonly rank: number
  readonly pattern: RegExp
}

const PEOPLE =
  '(?:you|they|we|employees?|staff|officers?|members?|councillors?|workers?|volunteers?|users?|managers?|contractors?|suppliers?|everyone|anyone|individuals?|people|colleagues|teams?|clerk|chair(?:man)?|headteachers?|governors?|trustees?|teachers?|crews?|moderators?|personnel|administrators?|editors?|representatives?|officials|public\\s+servants?|residents|students?|parents|persons?)'
const POSSIBILITY =
  '(?!\\s+(?:also\\s+)?(?:result|lead|mean|have|become|constitute|include|apply|involve|cause|affect|amount|remain|still|need|be\\b(?!\\s+(?:used|posted|published|shared|made))))'

/** What a document says about itself: “This policy sets out what staff must not do” binds nobody. */
const ABOUT_ITSELF =
  /(?<=^|[.;]\s)(?:(?:the\s+)?(?:purpose|aim|objective)s?\s+of\s+)?(?:this|these|the)\s+(?:\w+\s+){0,3}?(?:policy|guidance|guidelines|code|document|procedure|protocol|standards)\s+(?:\w+\s+){0,2}?(?:sets?\s+out|explains?|describes?|outlines?|tells?|(?:is|are)\s+(?:(?:intended|designed|meant|written)\s+)?to\s+(?:set\s+out|explain|describe|help)|(?:is|are)\s+(?:intended|designed|meant|written)\s+to)\b[^.;]*/gi
/** “If you are asked to remove a post, remove it” asks only in its second half. */
const IF_ASKED =
  /\b(?:if|when|where)\s+[\p{L} ]{2,40}?\s(?:is|are)\s+(?:asked|told|required)\s+to\b[^,.;]{0,80},/giu
const CAN_NOT = new RegExp(
  `\\b${PEOPLE}\\s+(?:cannot|can\\s+not|can[’']t)\\b(?!\\s+(?:be\\s+(?:sure|certain|expected)|always|assume|control))`,
  'i',
)

const WILL = new RegExp(
  `\\b${PEOPLE}\\s+will\\s*(?:(?:always\\s+|only\\s+)?(?:ensure|make\\s+sure|comply|act|follow|respect|maintain|report|keep|treat|behave|be\\s+(?:open|honest|respectful|polite))\\b|:$)`,
  'i',
)
const WILL_NOT = new RegExp(`\\b${PEOPLE}\\s+will\\s+(?:not|never)\\s+(?!be\\b|have\\b|need\\b)`, 'i')

/** “It is important that you do not …”, “ensure that staff do not …”. */
const THAT_THEY_DO_NOT = new RegExp(
  `\\b(?:important|essential|vital|ensure|sure|expected)\\s+(?:that\\s+)?${PEOPLE}\\s+(?:do(?:es)?\\s+not|don[’']t|never)\\b`,
  'iu',
)
const ARE_TO = new RegExp(`\\b${PEOPLE}\\s+(?:is|are)\\s+to\\s+(?!be\\b)\\p{L}`, 'iu')

/**
 * The highest rank wins, the first words among equals. “Should not” counts as `must-not`: the six words of force have no weaker
 * prohibition, and what must not be lost is which way it points.
 */
const SIGNS: readonly Sign[] = [
  {
    force: 'must-not',
    rank: 100,
    pattern:
      /\b(?:must|shall)\s+(?:not|never)\b|\bmust\s+(?:\w+\s+)?(?:under no circumstances|at no time)\b|\bmustn[’']t\b|\bmay\s+(?:not|never)\b(?!\s+be\s+(?:able|aware|possible))|\bcannot\s+(?:be\s+)?(?:used?|post|share|publish|disclose)|\b(?:is|are)\s+(?:not\s+(?:tolerated|permitted|allowed|acceptable|authorised)|(?:strictly\s+)?(?:prohibited|forbidden|banned)|unacceptable)\b|\bunder no circumstances\b|\b(?:prohibited|forbidden)\s+(?:from|to)\b|\bwill not be tolerated\b|\b(?:nobody|no\s+one|no\s+(?:employee|officer|member|councillor|contractor|person))\b[^.]{0,30}\b(?:may|must|should|can|shall)\b/i,
  },
  {
    force: 'must-not',
    rank: 100,
    pattern:
      /\b(?:must|shall|should|will)\s+(?:always\s+)?(?:avoid|refrain|desist|abstain)\b|(?:\b(?:must|shall|should)\s+|^)(?:ensure|make\s+sure)\s+(?:that\s+)?(?:nothing|none|no)\b|\b(?:nothing\s+|no\s+(?:other\s+)?(?:[\p{L}’'-]+\s+){1,3})(?:may|must|shall|should)\b|(?:^|[.;:]\s+)no\s+(?:[\p{L}’'-]+,?\s+){1,14}(?:may|must|shall|should|can)\b|\b(?:do|does|will|can)\s*(?:not|n[’']t)\s+(?:allow|permit|tolerate)\b|\b(?:is|are)\s+not\s+to\s+\p{L}/iu,
  },
  { force: 'must-not', rank: 100, pattern: CAN_NOT },
  {
    force: 'must',
    rank: 100,
    pattern:
      /\b(?:must|shall)\b(?!\s+(?:not|never)\b)|\b(?:is|are|be)\s+(?:required|obliged|bound)\s+(?:to|by)\b(?!\s+(?:law|statute)\b)|(?<!\b(?:not|never)\s|n[’']t\s)\b(?:has|have)\s+to\b|\b(?:is|are)\s+responsible\s+for\s*(?:ensuring\b|making sure\b|:$)|\bresponsibility\s+of\b[^.]{0,60}\bto\b|\b(?:is|are)\s+mandatory\b|\bcompulsory\b/i,
  },
  { force: 'must', rank: 95, pattern: ARE_TO },
  { force: 'must-not', rank: 96, pattern: THAT_THEY_DO_NOT },
  {
    force: 'must',
    rank: 80,
    pattern:
      /\b(?:has|have)\s+(?:a|an)\s+(?:\w+\s+){0,2}(?:duty|obligation|responsibility)\s+to\b|\bit\s+is\s+(?:\w+[’']?s?\s+){0,3}(?:duty|responsibility)\s+to\b|\bwill\s*:$|\b(?:is|are)\s+(?:restricted|limited)\s+to\b|(?:^|[.;:]\s+)only\s+(?:the\s+)?(?:[\p{L}’'-]+\s+){0,5}(?:team|staff|officers?|editors?|clerk|managers?|department|people|users?|members?)\s+\p{L}/iu,
  },
  {
    force: 'must-not',
    rank: 95,
    pattern:
      /^not\s+(?:to\s+)?(?!all\b|every|only\b|applicable\b|just\b|least\b|sure\b)\p{Ll}|\bwill\s+not\s+be\s+(?:used|permitted|allowed|accepted|published|posted|shared|uploaded|disclosed|tolerated)\b|\b(?:is|are)\s+(?:\w+\s+){0,3}?(?:barred|precluded|debarred)\b|\b(?:has|have)\s+no\s+place\b|\b(?:is|are)\s+off[\s-]limits\b|\bdo(?:es)?(?:\s+not|n[’']t)\s+belong\b|\b(?:is|are)\s+not\s+for\s+(?:publication|sharing|posting|the\s+internet|social\s+media)\b|\b(?:is|are)\s+(?:never|no\s+longer)\s+(?:acceptable|permitted|allowed)\b|\bmay\s+at\s+no\s+time\b|\bto\s+do\s+so\s+is\s+(?:a\s+breach|forbidden)\b/iu,
  },
  {
    force: 'must-not',
    rank: 99,
    pattern:
      /(?:^|[.!?;:,–-]\s+|\bplease\s+|\band\s+|\bbut\s+)(?:do\s+not|don[’']t|never)(?=\s+\p{L})|(?<!\b(?:you|they|we|i|who|which|that|people|staff|employees|users|members|officers|councillors)\s)\bdo\s+not\s+(?:post|share|publish|upload|use|reply|respond|accept|disclose|comment)\b/iu,
  },
  {
    force: 'must',
    rank: 99,
    pattern:
      /(?:^|[.;:]\s+)only\b[^.]{0,60}\b(?:may|can|should|will|are\s+(?:allowed|permitted|authorised))\b|\b(?:may|can)\s+only\b|\bmay\s+be\s+[^.;]{1,40}\bonly\b|\bthe\s+only\s+\p{L}+\s+(?:who|that|which)\s+(?:may|can)\b|\bby\s+(?:\p{L}+\s+){1,3}only\b/iu,
  },
  {
    force: 'take-care',
    rank: 95,
    pattern:
      /^(?:please\s+|always\s+)?(?:(?:before\b[^.]{1,60},\s+)?ask\s+yourself|take\s+(?:\w+\s+)?care|be\s+(?:careful|cautious|mindful|wary|alert)|think\b|consider\b|exercise\s+(?:caution|care|judgement)|use\s+(?:caution|(?:your\s+)?(?:common sense|judgement)))/i,
  },
  {
    force: 'must-not',
    rank: 90,
    pattern:
      /\b(?:should|ought)\s+(?:not|never)\b|\bshouldn[’']t\b|\b(?:is|are)\s+(?:strongly\s+)?discouraged\b|\b(?:is|are)\s+(?:asked|requested|advised|reminded|expected|told|urged|cautioned|warned|instructed|encouraged)\s+not\s+to\b|\b(?:refrain|desist|abstain)\s+from\b/i,
  },
  {
    force: 'must-not',
    rank: 88,
    pattern:
      /(?:^|[.!?;:]\s+|\b(?:(?<!things\s)to|and|please|always)\s+)avoid\b|(?:^|[.!?;:]\s+|\bplease\s+)(?:steer\s+clear|stay\s+(?:away|out|clear)|keep\s+(?:away|out|off|clear)|beware)\b|(?:^|[.!?;]\s+)(?:staff|employees|officers|members|councillors|governors|volunteers|colleagues)\s+do\s+not\s+(?!(?:have|need|know|wish|want|feel|agree|think|comply|follow)\b)\p{L}|^no\s+(?!(?:\w+\s+){1,3}(?:is|are|was|were|has|have)\b)\p{L}/iu,
  },
  { force: 'must', rank: 80, pattern: WILL },
  { force: 'must-not', rank: 90, pattern: WILL_NOT },
  {
    force: 'must',
    rank: 80,
    pattern:
      /(?<!\b(?:not|never|the)\s|n[’']t\s)\bneeds?\s+to\b(?!\s+feed)|(?<!\b(?:not|never|may|might)\s|n[’']t\s)\bneeds?\s+(?!not\b)(?:[\p{L}’']+\s+){0,6}(?:approval|permission|consent|authori[sz]ation|clearance|agreement)\b|\b(?:is|are)\s+(?:only\s+|always\s+)?to\s+be\b(?!\s+(?:expected|seen|found|welcomed))|\b(?:may|can|will)\s+be\s+asked\s+to\b/iu,
  },
  {
    force: 'take-care',
    rank: 75,
    pattern:
      /\bshould\s+(?:always\s+|also\s+)?(?:think|consider\b(?!ation)|exercise\s+(?:caution|care|judgement)|take\s+(?:\w+\s+)?care|bear\s+in\s+mind|be\s+(?:\w+\s+)?(?:careful|cautious|mindful|wary))\b/i,
  },
  {
    force: 'should',
    rank: 70,
    pattern:
      /\b(?:should|ought\s+to)\b(?!\s+(?:not|never)\b)|\b(?:is|are|^|:\s)\s*(?:strongly\s+)?(?:expected|advised|asked|requested|recommended|reminded|encouraged|urged)\s+to\b|\b(?:we|it|council|school|trust)\s+(?:would\s+)?asks?\s+(?:that\s+)?(?:you|staff|everyone|users|members|employees|people|all)\b|\bexpects?\s+(?:you|them|\p{L}+)\s+to\b|\bplease\b(?!\s+(?:do\s+not|don[’']t))|\bit\s+is\s+(?:recommended|good\s+practice|best\s+practice|advisable)\b|\b(?:is|are)\s+best\s+\p{L}+/iu,
  },
  {
    force: 'take-care',
    rank: 60,
    pattern:
      /\btak(?:e|ing)\s+(?:\w+\s+)?care\b|\bbe\s+(?!made\b)(?:\w+\s+)?(?:careful|cautious|mindful|aware)\b|\b(?:it\s+is|it[’']s)\s+(?:vital|important)\b(?!\s+that\s+(?:we|the\s+\w+\s+(?:is|has|can))\b)|\bthink\s+(?:before|about|carefully|twice)\b|\bbear\s+in\s+mind\b|\bremember\b|\bconsider\s+(?:whether|how|what|the)\b|\bcaution\b/i,
  },
  {
    force: 'may',
    rank: 50,
    pattern: new RegExp(
      `(?<!\\b(?:as|if|than|what|where|when|(?<!policy\\s)that)\\s)\\b(?!we\\b)${PEOPLE}\\s+(?:may|can)\\b${POSSIBILITY}|(?<!\\b(?:who|which|that|what)\\s)\\bmay\\s+(?:choose|wish|use|post|share|publish|comment)\\b|\\b(?:is|are)\\s+(?:free|welcome|permitted|allowed|able|entitled)\\s+to\\b|\\b(?:use|posts?|posting|access|photographs|accounts?)\\s+(?:is|are)\\s+(?:permitted|allowed)\\b|\\bfeel\\s+free\\b|\\b${PEOPLE}\\s+(?:is|are)\\s+(?:permitted|allowed)\\b|\\bit(?:\\s+is|[’']s)\\s+(?:fine|acceptable|permissible|all\\s+right)\\s+to\\b`,
      'i',
    ),
  },
  {
    force: 'must',
    rank: 40,
    pattern:
      /^(?:\p{Lu}[\p{L}’'&, -]{2,50}[:–]\s+)?(?:(?:if|when|where|before|once)\b[^.]{1,160}?,\s+)?(?:please\s+)?(?:(?:clearly|always|promptly|immediately|politely|only)\s+)?(?:always|disclose|wear|be|gain|own|do|delete|alert|apply|wait|leave|block|discuss|consult|limit|restrict|lock|quote|cite|listen|try|provide|observe|adhere|attend|moderate|monitor|archive|retain|store|save|write|answer|challenge|declare|stop|walk|talk|help|agree|post|share|publish|bring|familiari[sz]e|use(?!\s+of)|ask|refer|send|hand|direct|forward|raise|explain|apologise|admit|own\s+up|check|report|tell|keep|respect|follow|protect|show|ensure|make|read|seek|contact|pass|get|set|remove|speak|stick|treat|state|inform|notify|identify|maintain|comply|review|add|put|give|log|record|obtain|complete|act|let|stay|own|correct|credit|link|acknowledge|respond|reply|secure|change|switch|turn|choose|take)(?=\s)(?!\s+(?:holders?|of|to\s+date)\b)/iu,
  },
  {
    force: 'must',
    rank: 38,
    pattern:
      /[.!?;]\s+(?:do\s+so|(?:report|tell|ask|speak|contact|refer|remove|delete|seek|inform|notify|answer|correct|check|add|ring|phone|call|email)\s+(?:it|them|your|the|a|an|to|for|with|before|first|that)|walk\s+away)\b/i,
  },
  {
    force: 'may',
    rank: 30,
    pattern:
      /\bneed\s+not\b|\b(?:do(?:es)?\s+not|don[’']t|doesn[’']t)\s+(?:(?:have|need)\s+to|need\s+(?:approval|permission|consent))\b/i,
  },
]

const ADVICE: Readonly<Record<Advice, { readonly force: Force; readonly reason: Phrase }>> = {
  do: { force: 'must', reason: phrase('force.do', {}) },
  dont: { force: 'must-not', reason: phrase('force.dont', {}) },
  should: { force: 'should', reason: phrase('force.should', {}) },
  may: { force: 'may', reason: phrase('force.may', {}) },
}

/** Reads how strongly a provision binds from its words, sentence by sentence; `statement` where nothing is found. */
export function readForce(text: string, advice: Advice | null): ForceReading {
  // A bound on length: what binds is said long before, and every pattern is run over the whole text.
  const words = text.slice(0, 20_000).replaceAll(ABOUT_ITSELF, '').replaceAll(IF_ASKED, 'if asked,')
  let best: { sign: Sign; at: number; reason: string } | null = null
  for (const sign of SIGNS) {
    if (best !== null && sign.rank < best.sign.rank) break
    const match = sign.pattern.exec(words)
    if (match !== null && (best === null || match.index < best.at)) {
      best = { sign, at: match.index, reason: match[0].trim() }
    }
  }
  if (
    advice !== null &&
    (advice === 'dont' || adviceColumn(text) !== null || best === null || best.sign.rank < 70)
  ) {
    return { ...ADVICE[advice], imperative: false }
  }
  if (best === null) return { force: 'statement', reason: null, imperative: false }
  return {
    force: best.sign.force,
    reason: phrase('force.words', { words: best.reason.replace(/^[.!?;:–-]\s+/, '') }),
    imperative: best.sign.rank <= 40 && best.sign.force === 'must',
  }
}

const PURPOSE_STEM =
  /\b(?:purposes?|aims?|objectives?|intended|intention|designed|seeks?)\b[^.]{0,80}\bto\s*[:–-]?$/i

/** Whether a list's introduction announces what a document is for: its items bind nobody, however they are put. */
export function announcesPurpose(text: string): boolean {
  return PURPOSE_STEM.test(text.slice(-160))
}
