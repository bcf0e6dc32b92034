export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject
export type JsonObject = { readonly [key: string]: JsonValue }

/** A value that has no canonical JSON; `path` says where it sits, as `$.answers[2]`. */
export class NotCanonicalError extends TypeError {
  readonly code = 'ledger.not-canonical'
  readonly path: string

  constructor(path: string, problem: string) {
    super(`${path} ${problem}, so it has no canonical JSON`)
    this.name = 'NotCanonicalError'
    this.path = path
  }
}

const MAX_DEPTH = 100

/**
 * The canonical JSON of a value (RFC 8785): no white space, keys sorted by UTF-16 code unit, numbers and strings
 * as ECMAScript writes them. The same value always gives the same text, so that its hash means the value.
 *
 * @throws NotCanonicalError for what JSON would drop, change or write ambiguously: `undefined`, functions, `NaN`,
 *   infinities, minus zero, integers beyond 2^53, lone surrogates, sparse arrays, objects that are not plain, a depth over 100.
 */
export function canonicalJson(value: unknown): string {
  return write(value, '$', 0)
}

function write(value: unknown, path: string, depth: number): string {
  if (value === null || value === true || value === false) return String(value)
  if (typeof value === 'string') return writeString(value, path)
  if (typeof value === 'number') return writeNumber(value, path)
  if (typeof value !== 'object') throw new NotCanonicalError(path, `is of type ${typeof value}`)
  if (depth >= MAX_DEPTH) throw new NotCanonicalError(path, `is nested more than ${MAX_DEPTH} deep`)
  if (Array.isArray(value)) {
    // Array.from visits holes, which map would skip.
    const items = Array.from(value, (item: unknown, index) => write(item, `${path}[${index}]`, depth + 1))
    return `[${items.join(',')}]`
  }
  return writeObject(value, path, depth)
}

function writeObject(value: object, path: string, depth: number): string {
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null) {
    throw new NotCanonicalError(path, 'is not a plain object')
  }
  const members = Object.entries(value)
    // The default order of sort() is that of UTF-16 code units, as RFC 8785 demands.
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => {
      const at = `${path}.${key}`
      return `${writeString(key, at)}:${write(member, at, depth + 1)}`
    })
  return `{${members.join(',')}}`
}

function writeString(value: string, path: string): string {
  if (!value.isWellFormed()) throw new NotCanonicalError(path, 'holds half of a surrogate pair')
  return JSON.stringify(value)
}

function writeNumber(value: number, path: string): string {
  if (!Number.isFinite(value)) throw new NotCanonicalError(path, `is ${value}`)
  if (Object.is(value, -0)) throw new NotCanonicalError(path, 'is minus zero')
  if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
    throw new NotCanonicalError(path, 'is an integer beyond 2^53')
  }
  return JSON.stringify(value)
}
