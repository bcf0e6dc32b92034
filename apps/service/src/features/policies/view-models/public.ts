import type { PolicyMessages } from '../messages.ts'
import { anchorOf, policyPaths } from '../paths.ts'
import type { PolicyInForce, PublishedPolicy, PublishedProvision } from '../published-policy.ts'
import type { PublishedVersionLine } from '../queries.ts'
import { resolutionText } from '../version-detail.ts'
import { appliesToText, dateText, headingText, paragraphsOf, topicLabelList } from './shared.ts'

export function listModel(policies: readonly PolicyInForce[], bodyName: string, m: PolicyMessages): object {
  return {
    introduction: m.public.list.introduction(bodyName),
    policies: policies.map((policy) => ({
      href: policyPaths.inForce(policy.slug),
      title: policy.title,
      version: policy.version,
      inForceSince: dateText(policy.inForceOn, m),
    })),
  }
}

/** The whole of one version, for reading and for printing. */
export function policyModel(policy: PublishedPolicy, m: PolicyMessages): object {
  const words = m.public
  return {
    ...bannerModel(policy, m),
    bodyName: policy.bodyName,
    sections: policy.sections.map((section) => ({
      id: `section-${anchorOf(section.ref)}`,
      heading: headingText(section, m),
      implied: section.implied,
      level: Math.min(section.level, 3) + 2,
      introduction: section.text === null ? [] : paragraphsOf(section.text),
      provisions: policy.provisions
        .filter(({ sectionRef }) => sectionRef === section.ref)
        .map((provision) => provisionLine(policy, provision, m)),
    })),
    contents: policy.sections
      .filter(({ implied }) => !implied)
      .map((section) => ({
        href: `#section-${anchorOf(section.ref)}`,
        text: headingText(section, m),
        level: Math.min(section.level, 3),
      })),
    tensions: policy.tensions.map((tension) => ({
      between: words.tensions.between(tension.between.join(', ')),
      resolution: resolutionText(tension.resolvedAs, m.parser),
    })),
    related: policy.related.map(({ name, mentionedIn }) => ({
      name,
      mentionedIn: mentionedIn.length === 0 ? '' : words.related.mentionedIn(mentionedIn.join(', ')),
    })),
    versionsHref: policyPaths.versions(policy.slug),
    changesHref: policy.version > 1 ? policyPaths.changes(policy) : '',
    jsonHref: policyPaths.json(policy),
    contentHash: policy.contentHash,
  }
}

function bannerModel(policy: PublishedPolicy, m: PolicyMessages): object {
  return {
    versionText: m.public.version(policy.version),
    superseded: policy.state === 'superseded',
    statusText:
      policy.supersededAt === null
        ? m.public.inForceSince(dateText(policy.inForceOn, m))
        : m.public.supersededText(dateText(policy.inForceOn, m), dateText(new Date(policy.supersededAt), m)),
    newestHref: policyPaths.inForce(policy.slug),
  }
}

function provisionLine(policy: PublishedPolicy, provision: PublishedProvision, m: PolicyMessages): object {
  return {
    id: anchorOf(provision.ref),
    ref: provision.ref,
    href: policyPaths.provision(policy, provision.ref),
    permanentLink: m.public.permanentLink(provision.ref),
    depth: Math.min(provision.depth, 3),
    paragraphs: paragraphsOf(provision.text),
    corrections: policy.corrections
      .filter(({ ref }) => ref === provision.ref)
      .map(({ before, reason, confirmedAt }) => ({
        title: m.public.corrected(dateText(new Date(confirmedAt), m)),
        before,
        reason,
      })),
  }
}

/** One provision by itself: where its permanent link leads. */
export function provisionModel(
  policy: PublishedPolicy,
  provision: PublishedProvision,
  m: PolicyMessages,
): object {
  const section = policy.sections.find(({ ref }) => ref === provision.sectionRef)
  return {
    ...bannerModel(policy, m),
    ...provisionLine(policy, provision, m),
    policyTitle: policy.title,
    parts: policy.provisions
      .filter(({ parent }) => parent === provision.ref)
      .map((part) => ({
        ref: part.ref,
        href: policyPaths.provision(policy, part.ref),
        paragraphs: paragraphsOf(part.text),
      })),
    contextHref: `${policyPaths.version(policy)}#${encodeURIComponent(anchorOf(provision.ref))}`,
    facts: [
      [m.public.provision.section, section === undefined ? '' : headingText(section, m)],
      [m.public.appliesTo, appliesToText(provision.appliesTo, m)],
      [m.public.topics, topicLabelList(provision.topics, m)],
      [m.public.force, m.forces[provision.force]],
    ].map(([key, value]) => ({ key: { text: key }, value: { text: value } })),
  }
}

export function versionsModel(
  slug: string,
  versions: readonly PublishedVersionLine[],
  m: PolicyMessages,
): object {
  const words = m.public.versions
  return {
    noneInForce: versions.every(({ state }) => state !== 'in-force'),
    rows: versions.map((line, index) => ({
      href: policyPaths.version({ slug, version: line.version }),
      text: m.public.version(line.version),
      from: dateText(line.inForceOn, m),
      to: line.supersededAt === null ? words.now : dateText(new Date(line.supersededAt), m),
      changesHref: index === versions.length - 1 ? '' : policyPaths.changes({ slug, version: line.version }),
      changesText: words.changesLink(line.version),
    })),
  }
}
