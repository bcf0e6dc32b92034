/** What the design system's pagination takes: the first, the last and the pages around the one shown. */
export interface Pagination {
  readonly shown: boolean
  readonly previous: { readonly href: string; readonly text: string } | undefined
  readonly next: { readonly href: string; readonly text: string } | undefined
  readonly items: readonly PaginationItem[]
}

type PaginationItem = PageLink | { readonly ellipsis: true }

interface PageLink {
  readonly number: number
  readonly href: string
  readonly current: boolean
  /** What a screen reader says for the number. */
  readonly visuallyHiddenText: string
}

/**
 * Links between the pages of a list.
 * @param shown.page counted from 1, at most `pages`
 * @param hrefOf the address of a page
 */
export function paginationOf(
  shown: { readonly page: number; readonly pages: number },
  hrefOf: (page: number) => string,
  words: { readonly previous: string; readonly next: string; readonly page: (page: number) => string },
): Pagination {
  const { page, pages } = shown
  const near = Array.from({ length: pages }, (_, index) => index + 1).filter(
    (number) => number === 1 || number === pages || Math.abs(number - page) <= 1,
  )
  const items = near.flatMap((number, at): PaginationItem[] => {
    const item = {
      number,
      href: hrefOf(number),
      current: number === page,
      visuallyHiddenText: words.page(number),
    }
    const before = near[at - 1]
    return before === undefined || before === number - 1 ? [item] : [{ ellipsis: true }, item]
  })
  return {
    shown: pages > 1,
    previous: page > 1 ? { href: hrefOf(page - 1), text: words.previous } : undefined,
    next: page < pages ? { href: hrefOf(page + 1), text: words.next } : undefined,
    items,
  }
}
