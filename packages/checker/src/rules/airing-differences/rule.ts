import type { Analysis, Hit } from '../../analysis.ts'
import type { Observation } from '../../observation.ts'
import { findMatters } from '../../procedures/find-matters.ts'
import type { Rule } from '../../rule.ts'
import { findTargets, type Target } from '../../targets/find-targets.ts'

/** How many sentences apart a quarrel and those it is with may stand. */
const APART = 2

function observe(analysis: Analysis): readonly Observation[] {
  const quarrels = analysis.hits('work-quarrel').filter((hit) => !analysis.reported(hit))
  if (quarrels.length === 0 || isLight(analysis)) return []
  const others = findTargets(analysis).filter(isOfWork)
  const atWork = others.length > 0 || analysis.has('workplace-word') || analysis.has('council-service')
  if (!atWork) return []
  const told = quarrels.filter((hit) => !isWithOutsider(analysis, hit, others))
  if (told.length === 0 || isDisclosure(analysis)) return []
  const named = others.some((other) => other.named && told.some((hit) => isClose(hit, other)))
  return [
    {
      topic: 'airing-differences',
      spans: told.map(({ span }) => span),
      strength: named || told.length > 1 ? 0.85 : 0.75,
      lead: 'review',
      wording: named ? 'named' : 'dispute',
    },
  ]
}

/** Rivalry, thanks, a dispute that the union carries: nothing of it is a quarrel taken into the open. */
function isLight(analysis: Analysis): boolean {
  return analysis.has('good-humour') || analysis.has('union-activity')
}

/** Those a dispute at work is with: colleagues, managers, teams, councillors; not residents. */
function isOfWork({ kind }: Target): boolean {
  return kind !== 'client'
}

function isClose(hit: Hit, other: Target): boolean {
  return Math.abs(hit.sentence - other.sentence) <= APART
}

function isWithOutsider(analysis: Analysis, hit: Hit, others: readonly Target[]): boolean {
  return (
    analysis.hits('outside-party').some(({ sentence }) => sentence === hit.sentence) &&
    !others.some(({ sentence, generic }) => sentence === hit.sentence && !generic)
  )
}

/** Dangers, wrongdoing and mistreatment have procedures that protect the one who raises them: no airing of differences. */
function isDisclosure(analysis: Analysis): boolean {
  return findMatters(analysis).some(
    ({ kind }) =>
      kind === 'danger' || kind === 'wrongdoing' || kind === 'mistreatment' || kind === 'safety-kit',
  )
}

/** Disputes at work, taken into the open. */
export const airingDifferences: Rule = {
  name: 'airing-differences',
  topics: ['airing-differences'],
  needs: ['work-quarrel'],
  observe,
}
