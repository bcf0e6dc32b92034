import type { JsonObject } from '@moothall/ledger'
import { type Wording, wordPhrase } from '@moothall/policy'
import { policyPaths } from '../paths.ts'
import type { PublishedPolicy } from '../published-policy.ts'
import { resolutionText } from '../version-detail.ts'

/**
 * A published version as JSON. `content` is what was approved: `contentHash` is the SHA-256, in hex, of its canonical
 * JSON (RFC 8785, UTF-8). `provisions` is the same in reading order with confirmed corrections of slips applied.
 */
export function policyJson(
  found: { policy: PublishedPolicy; content: JsonObject },
  publicAddress: string,
  wording: Wording,
): object {
  const { policy, content } = found
  return {
    format: 'moothall-policy/1',
    slug: policy.slug,
    title: policy.title,
    body: policy.bodyName,
    version: policy.version,
    state: policy.state,
    inForceOn: policy.inForceOn,
    supersededAt: policy.supersededAt,
    links: {
      self: `${publicAddress}${policyPaths.json(policy)}`,
      page: `${publicAddress}${policyPaths.version(policy)}`,
      inForce: `${publicAddress}${policyPaths.inForce(policy.slug)}`,
    },
    sections: policy.sections,
    provisions: policy.provisions.map((provision) => ({
      ref: provision.ref,
      section: provision.sectionRef,
      text: provision.text,
      parent: provision.parent,
      depth: provision.depth,
      force: provision.force,
      topics: provision.topics,
      appliesTo: provision.appliesTo,
      link: `${publicAddress}${policyPaths.provision(policy, provision.ref)}`,
    })),
    tensions: policy.tensions.map(({ key, between, about, suggestion, resolution, resolvedAs }) => ({
      key,
      between,
      about: wordPhrase(about, wording),
      suggestion: wordPhrase(suggestion, wording),
      resolution,
      resolutionText: resolutionText(resolvedAs, wording),
    })),
    related: policy.related,
    corrections: policy.corrections,
    contentHash: policy.contentHash,
    content,
  }
}
