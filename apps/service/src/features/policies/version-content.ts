import { canonicalJson, type JsonObject, sha256 } from '@moothall/ledger'
import type { PublishedPolicy } from './published-policy.ts'
import {
  appliesToOf,
  currentText,
  resolutionOf,
  topicsOf,
  uncoveredTopics,
  type VersionDetail,
} from './version-detail.ts'

/**
 * What an approval is of, as plain JSON: text, topics, applicability and resolutions, in reading order. What the parser
 * says is there by its key: its wording in each language is no part of what was approved. Later
 * corrections of slips are not in it. The public JSON of a version carries it word for word, so that anyone can hash it.
 */
export function versionContent(detail: VersionDetail): JsonObject {
  const uncovered = new Set(uncoveredTopics(detail))
  return {
    format: 'moothall-policy-content/1',
    slug: detail.slug,
    version: detail.version,
    title: detail.title,
    bodyName: detail.bodyName,
    sourceSha256: detail.sourceSha256,
    sections: detail.sections.map(({ ref, marker, heading, text, parent, level, implied }) => ({
      ref,
      marker,
      heading,
      text,
      parent,
      level,
      implied,
    })),
    provisions: detail.provisions.map((provision) => ({
      ref: provision.ref,
      section: provision.sectionRef,
      marker: provision.marker,
      text: provision.text,
      parent: provision.parent,
      depth: provision.depth,
      force: provision.force,
      topics: topicsOf(provision),
      appliesTo: appliesToOf(provision),
    })),
    tensions: detail.tensions.map((tension) => ({
      key: tension.key,
      between: tension.between,
      about: tension.about,
      resolution: tension.resolution,
      resolvedAs: resolutionOf(tension),
    })),
    topicsNotCovered: detail.uncovered
      .filter(({ topic }) => uncovered.has(topic))
      .map(({ topic, choice, note }) => ({ topic, choice, note }))
      .sort((a, b) => (a.topic < b.topic ? -1 : 1)),
    related: detail.related.map(({ name, mentionedIn }) => ({ name, mentionedIn: [...mentionedIn] })),
  }
}

/** SHA-256, in hex, of the canonical JSON (RFC 8785) of `versionContent`. */
export function contentHashOf(content: JsonObject): string {
  return Buffer.from(sha256(Buffer.from(canonicalJson(content), 'utf8'))).toString('hex')
}

/** A version as everybody may read it; undefined where its state or a missing date says that nobody may yet. */
export function publishedPolicyOf(detail: VersionDetail): PublishedPolicy | undefined {
  if (detail.state !== 'in-force' && detail.state !== 'superseded') return undefined
  if (detail.inForceOn === null || detail.contentHash === null) return undefined
  const corrections = detail.corrections.filter(({ decision }) => decision === 'confirmed')
  return {
    policyId: detail.policyId,
    slug: detail.slug,
    title: detail.title,
    bodyName: detail.bodyName,
    version: detail.version,
    state: detail.state,
    inForceOn: detail.inForceOn,
    supersededAt: detail.supersededAt?.toISOString() ?? null,
    contentHash: detail.contentHash,
    sections: detail.sections,
    provisions: detail.provisions.map((provision) => ({
      ref: provision.ref,
      sectionRef: provision.sectionRef,
      text: currentText(detail, provision),
      parent: provision.parent,
      depth: provision.depth,
      marker: provision.marker,
      force: provision.force,
      topics: topicsOf(provision),
      appliesTo: appliesToOf(provision),
    })),
    tensions: detail.tensions.map((tension) => ({
      key: tension.key,
      between: tension.between,
      about: tension.about,
      suggestion: tension.suggestion,
      resolution: tension.resolution ?? '',
      resolvedAs: resolutionOf(tension),
    })),
    corrections: corrections.map((correction) => ({
      ref: correction.ref,
      before: correction.before,
      after: correction.after,
      reason: correction.reason,
      confirmedAt: correction.decided_at?.toISOString() ?? '',
    })),
    related: detail.related,
  }
}
