import { CATEGORIES, FORCES, TOPIC_KEYS, topicLabel, wordPhrase } from '@moothall/policy'
import type { PolicyMessages } from '../messages.ts'
import type { PublishedSection } from '../published-policy.ts'
import { standingOf } from './provisions.ts'
import { fieldsOf, nobody, type ProvisionInputs } from '../section-form.ts'
import type { ProvisionDetail, VersionDetail } from '../version-detail.ts'
import { type ChoiceItem, headingText, paragraphsOf } from './shared.ts'

interface SectionParts {
  readonly detail: VersionDetail
  readonly section: PublishedSection
  readonly action: string
  readonly provisions: readonly {
    readonly provision: ProvisionDetail
    readonly inputs: ProvisionInputs
    readonly rowVersion: number
    readonly error: string
  }[]
  readonly filled: boolean
  readonly bulk: readonly string[]
  readonly m: PolicyMessages
}

/** A section with text, topics and applicability of each provision side by side, as a form. */
export function sectionModel({ detail, section, action, provisions, filled, bulk, m }: SectionParts): object {
  return {
    caption: m.work.caption(detail.title, detail.version),
    heading: headingText(section, m),
    introduction: section.text === null ? [] : paragraphsOf(section.text),
    action,
    filled,
    bulkItems: whoItems(bulk, m),
    provisions: provisions.map(({ provision, inputs, rowVersion, error }) => {
      const fields = fieldsOf(provision)
      return {
        ref: provision.ref,
        depth: Math.min(provision.depth, 3),
        paragraphs: paragraphsOf(provision.text),
        standing: standingOf(detail, provision, m),
        fields,
        rowVersion,
        error,
        topicItems: topicItems(provision, inputs, m),
        addItems: [
          { value: '', text: m.work.provisions.noTopic, selected: inputs.added === '' },
          ...TOPIC_KEYS.map((key) => ({
            value: key,
            text: topicLabel(key, m.parser),
            selected: inputs.added === key,
          })),
        ],
        whoItems: whoItems(inputs.appliesTo, m),
        appliesToReason: wordPhrase(provision.appliesToReason, m.parser),
        forceItems: FORCES.map((force) => ({
          value: force,
          text: m.forces[force],
          selected: inputs.force === force,
        })),
      }
    }),
  }
}

/** Topics that were suggested, chosen or just typed, as boxes; any other is in the list below them. */
function topicItems(
  provision: ProvisionDetail,
  inputs: ProvisionInputs,
  m: PolicyMessages,
): readonly ChoiceItem[] {
  const because = new Map(provision.topics.map((row) => [row.topic, row.because]))
  const shown = new Set([...because.keys(), ...(provision.carried?.topics ?? []), ...inputs.topics])
  return TOPIC_KEYS.filter((key) => shown.has(key)).map((key) => {
    const words = because.get(key) ?? []
    return {
      value: key,
      text: topicLabel(key, m.parser),
      checked: inputs.topics.includes(key),
      hint: words.length > 0 ? { text: m.work.provisions.because(words.slice(0, 3).join('”, “')) } : null,
    }
  })
}

function whoItems(chosen: readonly string[], m: PolicyMessages): readonly ChoiceItem[] {
  return [
    ...CATEGORIES.map((category) => ({
      value: category as string,
      text: m.categories[category],
      checked: chosen.includes(category),
      hint: null,
    })),
    { value: nobody, text: m.work.provisions.nobody, checked: chosen.includes(nobody), hint: null },
  ]
}
