/** The longest address part that is made or taken, in characters. */
export const maxSlugLength = 60

/** Whether the text can stand in an address as it is: lower-case letters, digits, single hyphens. */
export function isSlug(text: string): boolean {
  return text.length <= maxSlugLength && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)
}

/** An address part from a title: `Social Media Policy` gives `social-media-policy`; '' where no letter is left. */
export function slugOf(title: string): string {
  return title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9\s-]/g, '')
    .replaceAll(/[\s-]+/g, '-')
    .slice(0, maxSlugLength)
    .replaceAll(/^-+|-+$/g, '')
}
