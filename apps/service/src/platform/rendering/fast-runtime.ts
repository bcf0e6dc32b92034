import { AppError } from '../errors/app-error.ts'
import type { Exported, MacroBody, Runtime } from './nunjucks-internals.ts'
import { escapeHtml, SafeString, stockRuntime } from './nunjucks-internals.ts'

/**
 * A scope of a template at run time. The same as Nunjucks' `Frame`, as far as templates see it: a few names beside their
 * values, found by comparing, rather than a dictionary made for each scope.
 */
export class FastFrame {
  readonly parent: FastFrame | undefined
  readonly isolateWrites: boolean
  topLevel = false
  names: string[] | undefined
  values: unknown[] | undefined

  constructor(parent?: FastFrame, isolateWrites = false) {
    this.parent = parent
    this.isolateWrites = isolateWrites
    this.names = undefined
    this.values = undefined
  }

  set(name: string, value: unknown, resolveUp?: boolean): void {
    const scope = (resolveUp ? this.resolve(name, true) : undefined) ?? this
    if (scope.names === undefined || scope.values === undefined) {
      scope.names = [name]
      scope.values = [value]
      return
    }
    const index = scope.names.indexOf(name)
    if (index === -1) {
      scope.names.push(name)
      scope.values.push(value)
    } else {
      scope.values[index] = value
    }
  }

  lookup(name: string): unknown {
    return this.resolve(name)?.own(name)
  }

  /** The nearest scope in which the name has a value. Writes do not go past a scope that isolates them. */
  resolve(name: string, forWrite?: boolean): FastFrame | undefined {
    if (this.own(name) !== undefined) return this
    if (forWrite && this.isolateWrites) return undefined
    return this.parent?.resolve(name)
  }

  own(name: string): unknown {
    const { names, values } = this
    if (names === undefined || values === undefined) return undefined
    for (let index = 0; index < names.length; index++) {
      if (names[index] === name) return values[index]
    }
    return undefined
  }

  push(isolateWrites?: boolean): FastFrame {
    return new FastFrame(this, isolateWrites === true)
  }

  pop(): FastFrame | undefined {
    return this.parent
  }
}

/** What a run needs of the environment; filters reach it through `this.env`. */
interface ContextEnvironment {
  readonly globals: Readonly<Record<string, unknown>>
}

type Block = (...parameters: never[]) => unknown

/** The variables of one template's run. The same as Nunjucks' `Context`, as far as templates see it. */
export class FastContext {
  readonly ctx: Record<string, unknown>
  readonly env: ContextEnvironment
  #blocks: Map<string, Block[]> | undefined
  #exported: string[] | undefined

  constructor(
    variables: Readonly<Record<string, unknown>>,
    blocks: Readonly<Record<string, Block>>,
    env: ContextEnvironment,
  ) {
    this.ctx = { ...variables }
    this.env = env
    for (const name in blocks) {
      const block = blocks[name]
      if (block !== undefined) this.addBlock(name, block)
    }
  }

  lookup(name: string): unknown {
    const value = this.ctx[name]
    if (value !== undefined || name in this.ctx) return value
    return this.env.globals[name]
  }

  setVariable(name: string, value: unknown): void {
    this.ctx[name] = value
  }

  getVariables(): Record<string, unknown> {
    return this.ctx
  }

  addBlock(name: string, block: Block): this {
    const known = (this.#blocks ??= new Map<string, Block[]>())
    const blocks = known.get(name)
    if (blocks === undefined) known.set(name, [block])
    else blocks.push(block)
    return this
  }

  getBlock(name: string): Block {
    const block = this.#blocks?.get(name)?.[0]
    if (block === undefined) throw new AppError('rendering.unknown-block', `There is no block called ${name}`)
    return block
  }

  getSuper(
    environment: unknown,
    name: string,
    block: Block,
    frame: unknown,
    runtime: unknown,
    callback: unknown,
  ): void {
    const blocks = this.#blocks?.get(name) ?? []
    const above = blocks[blocks.indexOf(block) + 1] as ((...parameters: unknown[]) => void) | undefined
    if (above === undefined)
      throw new AppError('rendering.unknown-block', `The block ${name} replaces no other`)
    above(environment, this, frame, runtime, callback)
  }

  addExport(name: string): void {
    this.#exported ??= []
    this.#exported.push(name)
  }

  getExported(): Exported {
    return Object.fromEntries((this.#exported ?? []).map((name) => [name, this.ctx[name]]))
  }
}

const needsEscape = /[&"'<>\\]/

function suppressValue(value: unknown, autoescape: boolean): string {
  if (typeof value === 'string') return autoescape && needsEscape.test(value) ? escapeHtml(value) : value
  if (value === undefined || value === null) return ''
  if (value instanceof SafeString) return value.val
  // What a template prints is what `toString` says, as Nunjucks has it.
  const text = (value as { toString: () => string }).toString()
  return autoescape ? escapeHtml(text) : text
}

function hasKeywords(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, '__keywords')
}

/** The usual call, with every argument in its place, needs none of Nunjucks' sorting of arguments. */
function makeMacro(names: readonly string[], keywords: readonly string[], body: MacroBody): MacroBody {
  const sorted = stockRuntime.makeMacro(names, keywords, body)
  if (names.length === 1) {
    return function macro(this: unknown, ...values: unknown[]) {
      const [only] = values
      if (values.length === 1 && !hasKeywords(only)) return body.call(this, only)
      return sorted.apply(this, values)
    }
  }
  return function macro(this: unknown, ...values: unknown[]) {
    if (values.length === names.length && !hasKeywords(values.at(-1))) return body.apply(this, values)
    return sorted.apply(this, values)
  }
}

/** A macro that a template imports by name. */
function exportOf(exported: Exported, name: string): unknown {
  if (!Object.hasOwn(exported, name)) {
    throw new AppError('rendering.unknown-macro', `The imported template has nothing called ${name}`)
  }
  return exported[name]
}

/** What compiled templates call. */
export const fastRuntime = {
  ...stockRuntime,
  Frame: FastFrame,
  suppressValue,
  makeMacro,
  exportOf,
  contextOrFrameLookup: (context: FastContext, frame: FastFrame, name: string): unknown => {
    for (let scope: FastFrame | undefined = frame; scope !== undefined; scope = scope.parent) {
      const value = scope.own(name)
      if (value !== undefined) return value
    }
    return context.lookup(name)
  },
} as Runtime
