import type { Analysis, Hit } from '../analysis.ts'

/** What a text reports that has a procedure of its own. */
export type MatterKind = 'danger' | 'wrongdoing' | 'safety-kit' | 'mistreatment' | 'grievance' | 'papers'

/** One matter and where the text speaks of it. `raised`: it says that it was raised before. */
export interface Matter {
  readonly kind: MatterKind
  readonly hits: readonly Hit[]
  readonly raised: boolean
}

/** Every lexicon that may hold a matter. */
export const MATTER_LEXICONS: readonly string[] = [
  'work-danger',
  'work-wrongdoing',
  'no-safety-kit',
  'work-mistreatment',
  'grievance-word',
  'raised-in-vain',
]

/** Signs that the author speaks of their own work, or of the body. */
const WORK_SIGNS = [
  'workplace-word',
  'workplace-self',
  'council-word',
  'body-name',
  'council-people',
  'council-supplier',
  'body-person',
  'council-service',
]

const OWN = new Set(['i', 'im', 'ive', 'my', 'me', 'we', 'were', 'weve', 'our', 'us', 'ill', 'id', 'myself'])

/**
 * The matters that a text reports: dangers and wrongdoing at work, grievances, mistreatment, work without kit. Not what it
 * denies, what a campaign says of them in general, or what it tells of other lives than working ones.
 */
export function findMatters(analysis: Analysis): readonly Matter[] {
  if (!MATTER_LEXICONS.some(analysis.has)) return []
  const raised = meant(analysis, 'raised-in-vain')
  const own = analysis.tokens.some(({ text }) => OWN.has(text))
  const atWork = WORK_SIGNS.some(analysis.has)
  const campaign = analysis.has('speaking-up-campaign') && raised.length === 0
  const light = analysis.has('good-humour') || isOutside(analysis)
  const matters: Matter[] = []
  const add = (kind: MatterKind, hits: readonly Hit[]): void => {
    if (hits.length > 0) matters.push({ kind, hits, raised: raised.length > 0 })
  }
  const danger = meant(analysis, 'work-danger')
  const wrongdoing = meant(analysis, 'work-wrongdoing')
  const mistreatment = meant(analysis, 'work-mistreatment')
  const grievance = meant(analysis, 'grievance-word')
  const kit = meant(analysis, 'no-safety-kit')
  const papers = analysis.hits('hearing-papers')
  if (grievance.length > 0 && papers.length > 0) add('papers', [...papers, ...grievance])
  if (campaign || (light && raised.length === 0 && grievance.length === 0)) return matters
  if (raised.length > 0 || distinct(danger) > 1 || (danger.length > 0 && own && atWork)) add('danger', danger)
  if (raised.length > 0 || atWork || distinct(wrongdoing) > 1) add('wrongdoing', wrongdoing)
  if (own || atWork || raised.length > 0) add('mistreatment', mistreatment)
  if (own || atWork) add('grievance', grievance)
  add('safety-kit', kit)
  if (matters.length === 0 && distinct(raised) > 1 && atWork) add('grievance', raised)
  return matters
}

/** Hits that no negation before them turns round. */
function meant(analysis: Analysis, category: string): readonly Hit[] {
  return analysis.hits(category).filter((hit) => !analysis.negated(hit))
}

/** How many separate places the hits stand at: several entries over the same words are one. */
function distinct(hits: readonly Hit[]): number {
  let count = 0
  let reached = -1
  for (const { first, last } of hits) {
    if (first > reached) count++
    reached = Math.max(reached, last)
  }
  return count
}

/** Another life than the working one, and nothing of work beside it. */
function isOutside(analysis: Analysis): boolean {
  return (
    analysis.has('outside-party') &&
    !['workplace-word', 'workplace-self', 'council-people', 'council-word', 'body-name'].some(analysis.has)
  )
}
