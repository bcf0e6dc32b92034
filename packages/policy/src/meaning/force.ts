import type { Advice } from '../parse/tables.ts'
import type { Force } from '../types.ts'

export interface ForceReading {
  readonly force: Force
  /** The words it was read from. */
  readonly reason: string
  /** Only the verb at the start tells; a sentence that it completes says more. */
  readonly imperative: boolean
}

interface Sign {
  readonly force: Force
  readonly rank: number
  readonly pattern: RegExp
}

const PEOPLE =
  '(?:you|they|we|employees?|staff|officers?|members?|councillors?|workers?|volunteers?|users?|managers?|contractors?|suppliers?|everyone|anyone|individuals?|people|colleagues|teams?)'
const POSSIBILITY =
  '(?!\\s+(?:also\\s+)?(?:result|lead|mean|have|become|constitute|include|apply|involve|cause|affect|amount|remain|still|need|be\\b(?!\\s+(?:used|posted|published|shared|made))))'

const WILL = new RegExp(
  `\\b${PEOPLE}\\s+will\\s*(?:(?:always\\s+|only\\s+)?(?:ensure|comply|act|follow|respect|maintain|report|keep|treat|behave|be\\s+(?:open|honest|respectful|polite))\\b|:$)`,
  'i',
)
const WILL_NOT = new RegExp(`\\b${PEOPLE}\\s+will\\s+(?:not|never)\\s+(?!be\\b|have\\b|need\\b)`, 'i')

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
    force: 'must',
    rank: 100,
    pattern:
      /\b(?:must|shall)\b(?!\s+(?:not|never)\b)|\b(?:is|are|be)\s+(?:required|obliged|bound)\s+(?:to|by)\b|\b(?:has|have)\s+to\b|\b(?:is|are)\s+responsible\s+for\s*(?:ensuring\b|making sure\b|:$)|\bresponsibility\s+of\b[^.]{0,60}\bto\b|\b(?:is|are)\s+mandatory\b|\bcompulsory\b/i,
  },
  {
    force: 'must-not',
    rank: 99,
    pattern: /(?:^|[.!?;:,–-]\s+|\bplease\s+|\band\s+|\bbut\s+)(?:do\s+not|don[’']t|never)(?=\s+\p{L})/iu,
  },
  {
    force: 'must',
    rank: 99,
    pattern:
      /(?:^|[.;:]\s+)only\b[^.]{0,60}\b(?:may|can|should|will|are\s+(?:allowed|permitted|authorised))\b/i,
  },
  {
    force: 'take-care',
    rank: 95,
    pattern:
      /^(?:please\s+|always\s+)?(?:take\s+(?:\w+\s+)?care|be\s+(?:careful|cautious|mindful|wary|alert)|think\b|consider\b|exercise\s+(?:caution|care|judgement)|use\s+(?:caution|(?:your\s+)?(?:common sense|judgement)))/i,
  },
  {
    force: 'must-not',
    rank: 90,
    pattern: /\b(?:should|ought)\s+(?:not|never)\b|\bshouldn[’']t\b|\b(?:refrain|desist|abstain)\s+from\b/i,
  },
  {
    force: 'must-not',
    rank: 88,
    pattern: /(?:^|[.!?;:]\s+|\bto\s+|\band\s+)avoid\b|^no\s+(?!\w+\s+(?:is|are|was|has|have)\b)\p{L}/iu,
  },
  { force: 'must', rank: 80, pattern: WILL },
  { force: 'must-not', rank: 90, pattern: WILL_NOT },
  { force: 'must', rank: 80, pattern: /\bneeds?\s+to\b(?!\s+feed)|\b(?:may|can|will)\s+be\s+asked\s+to\b/i },
  {
    force: 'should',
    rank: 70,
    pattern:
      /\b(?:should|ought\s+to)\b(?!\s+(?:not|never)\b)|\b(?:is|are)\s+(?:strongly\s+)?(?:expected|advised|asked|recommended|reminded)\s+to\b|\bplease\b(?!\s+(?:do\s+not|don[’']t))|\bit\s+is\s+(?:recommended|good\s+practice|best\s+practice|advisable)\b/i,
  },
  {
    force: 'take-care',
    rank: 60,
    pattern:
      /\btak(?:e|ing)\s+(?:\w+\s+)?care\b|\bbe\s+(?!made\b)(?:\w+\s+)?(?:careful|cautious|mindful|aware)\b|\b(?:it\s+is|it[’']s)\s+important\b|\bthink\s+(?:before|about|carefully|twice)\b|\bbear\s+in\s+mind\b|\bremember\b|\bconsider\s+(?:whether|how|what|the)\b|\bcaution\b/i,
  },
  {
    force: 'may',
    rank: 50,
    pattern: new RegExp(
      `\\b${PEOPLE}\\s+(?:may|can)\\b${POSSIBILITY}|\\bmay\\s+(?:choose|wish|use|post|share|publish|comment)\\b|\\b(?:is|are)\\s+(?:free|welcome|permitted|allowed|encouraged|able)\\s+to\\b|\\bfeel\\s+free\\b`,
      'i',
    ),
  },
  {
    force: 'must',
    rank: 40,
    pattern:
      /^(?:(?:if|when|where|before|once)\b[^.]{1,160}?,\s+)?(?:always|wear|be|use|ask|check|report|tell|keep|respect|follow|protect|show|ensure|make|read|seek|contact|pass|get|set|remove|speak|stick|treat|state|inform|notify|identify|maintain|comply|review|add|put|give|log|record|obtain|complete|act|let|stay|own|correct|credit|link|acknowledge|respond|reply|secure|change|switch|turn|choose)(?=\s)/i,
  },
]

const ADVICE: Readonly<Record<Advice, { readonly force: Force; readonly reason: string }>> = {
  do: { force: 'must', reason: 'among the dos' },
  dont: { force: 'must-not', reason: 'among the don’ts' },
  should: { force: 'should', reason: 'among the things one should do' },
  may: { force: 'may', reason: 'among the things one may do' },
}

/** Reads how strongly a provision binds from its words, sentence by sentence; `statement` where nothing is found. */
export function readForce(text: string, advice: Advice | null): ForceReading {
  // A bound on length: what binds is said long before, and every pattern is run over the whole text.
  const words = text.slice(0, 20_000)
  let best: { sign: Sign; at: number; reason: string } | null = null
  for (const sign of SIGNS) {
    if (best !== null && sign.rank < best.sign.rank) break
    const match = sign.pattern.exec(words)
    if (match !== null && (best === null || match.index < best.at)) {
      best = { sign, at: match.index, reason: match[0].trim() }
    }
  }
  if (advice !== null && (advice === 'dont' || best === null || best.sign.rank < 70)) {
    return { ...ADVICE[advice], imperative: false }
  }
  if (best === null) return { force: 'statement', reason: '', imperative: false }
  return {
    force: best.sign.force,
    reason: best.reason.replace(/^[.!?;:–-]\s+/, ''),
    imperative: best.sign.rank === 40,
  }
}
