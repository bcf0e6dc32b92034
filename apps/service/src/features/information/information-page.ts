/** A piece of running text: words, or a link. A link's address comes from `paths.ts` or from the wording, never from a person. */
export type Inline = string | { readonly text: string; readonly href: string }

/** One block of a page. Text is plain: the template escapes it. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: readonly Inline[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly Inline[])[] }
  | { readonly kind: 'steps'; readonly items: readonly (readonly Inline[])[] }
  | {
      readonly kind: 'table'
      readonly caption: string
      readonly head: readonly string[]
      /** The first cell of each row is the row's heading. */
      readonly rows: readonly (readonly string[])[]
    }
  | { readonly kind: 'important'; readonly label: string; readonly text: string }

interface Section {
  /** The fragment that links to this section end in. Permanent. */
  readonly id: string
  readonly heading: string
  readonly blocks: readonly Block[]
}

/** A page of plain information, as its template reads it. */
export interface InformationPage {
  readonly title: string
  /** One or two sentences that say what the page is for. */
  readonly lead: string
  readonly sections: readonly Section[]
  /** When somebody last went through the page and what it says, such as `22 November 2026`. */
  readonly reviewed: string
}

/** What the pages say about the body; given at set-up. */
export interface InformationDetails {
  readonly body: string
  readonly contactEmail: string
  /** The address of this service, such as `https://policy.example.gov.uk`. */
  readonly serviceAddress: string
}

export const informationPageNames = ['privacy', 'accessibility', 'cookies', 'contact', 'receipts'] as const
export type InformationPageName = (typeof informationPageNames)[number]

/** What each language has to say. */
export interface InformationMessages {
  readonly pages: Readonly<Record<InformationPageName, (details: InformationDetails) => InformationPage>>
  readonly lastReviewed: (date: string) => string
  readonly contents: string
  readonly notSetUp: { readonly title: string; readonly paragraphs: readonly string[] }
}

/** A link that opens the reader's mail programme. */
export function mailLink(email: string): Inline {
  return { text: email, href: `mailto:${encodeURIComponent(email).replaceAll('%40', '@')}` }
}

export function paragraph(...text: readonly Inline[]): Block {
  return { kind: 'paragraph', text }
}

export function list(...items: readonly (Inline | readonly Inline[])[]): Block {
  return { kind: 'list', items: items.map(asInlines) }
}

export function steps(...items: readonly (Inline | readonly Inline[])[]): Block {
  return { kind: 'steps', items: items.map(asInlines) }
}

function asInlines(item: Inline | readonly Inline[]): readonly Inline[] {
  return typeof item === 'string' || 'href' in item ? [item] : item
}
