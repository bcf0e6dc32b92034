// oxlint-disable-next-line no-control-regex -- refusing control characters is the purpose
const unsafe = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069/\\:*?"<>|]/g

/** A name that every file system takes and no header trips over: letters, digits, dots, dashes and underscores. */
function plainName(filename: string): string {
  const plain = filename
    .normalize('NFKD')
    .replaceAll(/[^\w.-]+/g, '-')
    .replaceAll(/-*\.(?=\.|$)|^[.-]+|-+$/g, '')
  return plain.slice(-150) || 'download'
}

/**
 * A `Content-Disposition` value (RFC 6266, RFC 8187) that no file name can break out of.
 * @param filename any characters; the plain form goes to old clients and the exact one, without path separators and
 *   control characters, to the rest
 */
export function contentDisposition(disposition: 'attachment' | 'inline', filename: string): string {
  const exact = filename.replaceAll(unsafe, '-')
  const encoded = encodeURIComponent(exact.toWellFormed().slice(-150).toWellFormed()).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${disposition}; filename="${plainName(filename)}"; filename*=UTF-8''${encoded}`
}
