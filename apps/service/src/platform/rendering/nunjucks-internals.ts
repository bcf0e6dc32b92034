import nunjucks from 'nunjucks'

/** The parts of Nunjucks 3.2 that its published types leave out and that the fast environment builds on. */

export type SafeString = nunjucks.runtime.SafeString
export const SafeString = nunjucks.runtime.SafeString

type Lookup = (object: unknown, key: unknown) => unknown
export type Runtime = Readonly<Record<string, unknown>> & { readonly memberLookup: Lookup }
export type RenderFunction = (
  environment: unknown,
  context: unknown,
  frame: unknown,
  runtime: Runtime,
  callback: (error: unknown, result: unknown) => void,
) => void

export type Exported = Readonly<Record<string, unknown>>
export type ExportedCallback = (error: Error | null, exported: Exported | null) => void

export interface CompiledTemplate {
  readonly path: string
  rootRenderFunc: RenderFunction
  blocks: Record<string, RenderFunction>
  compile: () => void
  getExported: (...parameters: [ExportedCallback] | [object, object, ExportedCallback]) => void
  render: (context: object) => string
}

export type TemplateCallback = (error: Error | null, template: CompiledTemplate) => void

export interface EnvironmentInternals {
  getTemplate: (
    name: string | CompiledTemplate | SafeString,
    eagerCompile?: boolean | TemplateCallback,
    parentName?: string | null | TemplateCallback,
    ignoreMissing?: boolean,
    callback?: TemplateCallback,
  ) => CompiledTemplate | undefined
}
