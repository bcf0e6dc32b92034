import { AppError } from '../errors/app-error.ts'
import type { CompiledTemplate, RenderFunction, Runtime } from './nunjucks-internals.ts'

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

/**
 * Makes templates of this project fail where they name a field that the view-model does not have; Nunjucks itself
 * would print nothing. The design system's own macros probe for options, so they keep Nunjucks' rule.
 */
export class StrictFields {
  readonly #known = new WeakSet<object>()

  /** From now on every field read from these values, and from what is inside them, has to exist. */
  expect(values: readonly unknown[]): void {
    for (const value of values) collect(value, this.#known)
  }

  /** Wraps a template's functions. To be called once for each template. */
  readonly prepare = (template: CompiledTemplate): void => {
    if (!/^(features|views)\//.test(template.path)) return
    template.rootRenderFunc = this.#strict(template.rootRenderFunc, template.path)
    for (const [name, render] of Object.entries(template.blocks)) {
      template.blocks[name] = this.#strict(render, template.path)
    }
  }

  #strict(render: RenderFunction, templateName: string): RenderFunction {
    return (environment, context, frame, runtime, callback) => {
      const strictRuntime: Runtime = {
        ...runtime,
        memberLookup: (object, key) => {
          if (object === undefined || object === null) {
            throw new AppError('rendering.unknown-field', `${templateName} reads "${String(key)}" of nothing`)
          }
          if (typeof object === 'object' && this.#known.has(object) && !(String(key) in object)) {
            throw new AppError(
              'rendering.unknown-field',
              `${templateName} reads "${String(key)}", which is not there`,
            )
          }
          return runtime.memberLookup(object, key)
        },
      }
      render(environment, context, frame, strictRuntime, callback)
    }
  }
}
