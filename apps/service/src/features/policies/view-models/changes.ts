import { diffPolicies, phrase, type Provision, TOPIC_KEYS } from '@moothall/policy'
import type { PolicyMessages } from '../messages.ts'
import { policyPaths } from '../paths.ts'
import type { PublishedPolicy } from '../published-policy.ts'
import { appliesToText, paragraphsOf } from './shared.ts'

/** What changed between two published versions, paragraph by paragraph. */
export function changesModel(before: PublishedPolicy, after: PublishedPolicy, m: PolicyMessages): object {
  const words = m.public.changes
  const { changes } = diffPolicies({ provisions: provisionsOf(before) }, { provisions: provisionsOf(after) })
  const shown = changes.filter(({ kind }) => kind !== 'unchanged')
  const count = (kinds: readonly string[]): number => shown.filter(({ kind }) => kinds.includes(kind)).length
  const labels = {
    unchanged: '',
    added: words.added,
    removed: words.removed,
    reworded: words.changed,
    renumbered: words.renumbered,
  } as const
  const colours = {
    unchanged: '',
    added: 'govuk-tag--green',
    removed: 'govuk-tag--red',
    reworded: 'govuk-tag--blue',
    renumbered: 'govuk-tag--grey',
  } as const
  return {
    comparedWith: words.comparedWith(before.version),
    beforeHref: policyPaths.version(before),
    summary:
      shown.length === 0
        ? words.empty
        : words.summary(count(['added']), count(['removed']), count(['reworded', 'renumbered'])),
    changes: shown.map((change) => {
      const provision = change.after ?? change.before
      return {
        ref: provision?.ref ?? '',
        tag: { text: labels[change.kind], classes: colours[change.kind] },
        was: change.kind === 'renumbered' && change.before !== null ? words.was(change.before.ref) : '',
        spans: change.spans.map(({ kind, text }) => ({ kind, text })),
        paragraphs: paragraphsOf(provision?.text ?? ''),
        removed: change.kind === 'removed',
        affects: words.affects(appliesToText(change.affects, m)),
      }
    }),
  }
}

/** Published provisions in the form that the comparison takes; what only a parser knows is left empty. */
function provisionsOf(policy: PublishedPolicy): readonly Provision[] {
  return policy.provisions.map((provision) => ({
    ref: provision.ref,
    section: provision.sectionRef,
    text: provision.text,
    parent: provision.parent,
    force: provision.force,
    forceReason: null,
    topics: TOPIC_KEYS.filter((topic) => provision.topics.includes(topic)).map((topic) => ({
      topic,
      confidence: 1,
      because: [],
    })),
    appliesTo: provision.appliesTo,
    appliesToReason: phrase('applies-to.unsaid', {}),
    repairs: [],
    marker: provision.marker,
    line: 0,
  }))
}
