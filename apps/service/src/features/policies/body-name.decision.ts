import type { BodyNameDecided, VersionDetail } from './version-detail.ts'

/** The body as the policy's text names it, and as it was set up. Either is '' where there is none. */
export interface BodyNames {
  readonly inText: string
  readonly setUp: string
}

export function bodyNamesOf(detail: Pick<VersionDetail, 'bodyName' | 'setUpBodyName'>): BodyNames {
  return { inText: detail.bodyName, setUp: detail.setUpBodyName }
}

/** Whether the text names another body than the one that was set up, as far as names can tell. */
export function namesAnotherBody({ inText, setUp }: BodyNames): boolean {
  const [one, two] = [plainName(inText), plainName(setUp)]
  return one !== '' && two !== '' && one !== two
}

/** What somebody has said about these two names; undefined where nobody has, or the names were others then. */
export function bodyNameDecision(
  names: BodyNames,
  decided: BodyNameDecided | null,
): BodyNameDecided | undefined {
  return decided?.in_text === names.inText && decided.set_up === names.setUp ? decided : undefined
}

/** A name without what two people write differently: capitals, “the”, “&”, spaces and punctuation. */
function plainName(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('&', ' and ')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .replace(/^the /, '')
}
