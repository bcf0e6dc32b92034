import { AppError } from '../errors/app-error.ts'
import { stockRuntime } from './nunjucks-internals.ts'

function isContainer(value: unknown): value is object {
  if (Array.isArray(value)) return true
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

function collect(value: unknown, found: WeakSet<object>): void {
  if (!isContainer(value) || found.has(value)) return
  found.add(value)
  for (const inner of Object.values(value)) collect(inner, found)
}

/** Whether a template is this project's own. The design system's probe for options, so they keep Nunjucks' rule. */
export function isOwnTemplate(name: string): boolean {
  return /^(features|views)\//.test(name)
}

/**
 * Makes templates of this project fail where they name a field that the view-model does not have; Nunjucks itself
 * would print nothing.
 */
export class StrictFields {
  readonly #known = new WeakSet<object>()

  /** From now on every field read from these values, and from what is inside them, has to exist. */
  expect(values: readonly unknown[]): void {
    for (const value of values) collect(value, this.#known)
  }

  /** Reads a field for a template. @throws AppError `rendering.unknown-field` */
  readonly lookup = (object: unknown, key: unknown, template: string): unknown => {
    if (object === undefined || object === null) {
      throw new AppError('rendering.unknown-field', `${template} reads "${String(key)}" of nothing`)
    }
    if (typeof object === 'object' && this.#known.has(object) && !(String(key) in object)) {
      throw new AppError('rendering.unknown-field', `${template} reads "${String(key)}", which is not there`)
    }
    return stockRuntime.memberLookup(object, key)
  }
}
