import { createRequire } from 'node:module'
import nunjucks from 'nunjucks'

/**
 * The parts of Nunjucks 3.2 that its published types leave out and that the fast environment builds on. Nunjucks no
 * longer changes; should it, the tests that compare every byte with the unchanged one fail first.
 */

export type SafeString = nunjucks.runtime.SafeString
export const SafeString = nunjucks.runtime.SafeString

const require = createRequire(import.meta.url)

export type Runtime = Readonly<Record<string, unknown>> & {
  readonly memberLookup: (object: unknown, key: unknown) => unknown
  readonly makeMacro: (names: readonly string[], keywords: readonly string[], body: MacroBody) => MacroBody
}
export type MacroBody = (this: unknown, ...values: unknown[]) => unknown
export type RenderFunction = (
  environment: unknown,
  context: unknown,
  frame: unknown,
  runtime: Runtime,
  callback: (error: unknown, result: string | null) => void,
) => void

/** What a compiled template's source returns: `root`, and a function `b_<name>` for each block. */
export type TemplateFunctions = Record<string, RenderFunction>
export type Exported = Readonly<Record<string, unknown>>

/** A node of the syntax tree; which members there are depends on its type. */
export interface SyntaxNode {
  readonly typename: string
  readonly value: unknown
  readonly key: SyntaxNode
  readonly target: SyntaxNode
  readonly val: SyntaxNode
  readonly name: SyntaxNode
  readonly names: { readonly children: readonly SyntaxNode[] }
  readonly template: SyntaxNode
  readonly ignoreMissing?: boolean
  readonly withContext?: boolean
}

/** The names that are known where a piece of a template is compiled. */
export interface CompileFrame {
  readonly parent: unknown
  set(name: string, id: string): void
}

/** Nunjucks' compiler: one method for each type of node, each of which adds JavaScript to the code. */
export interface NunjucksCompiler {
  readonly buffer: string
  compile(node: SyntaxNode): void
  getCode(): string
  _emit(code: string): void
  _emitLine(code: string): void
  _emitLoopBindings(node: SyntaxNode, list: string, index: string, length: string): void
  _tmpid(): string
  _templateName(): string
  _compileExpression(node: SyntaxNode, frame: CompileFrame): void
  compileLookupVal(node: SyntaxNode, frame: CompileFrame): void
  compileFunCall(node: SyntaxNode, frame: CompileFrame): void
  compileInclude(node: SyntaxNode, frame: CompileFrame): void
  compileImport(node: SyntaxNode, frame: CompileFrame): void
  compileFromImport(node: SyntaxNode, frame: CompileFrame): void
}

export const { Compiler } = require('nunjucks/src/compiler') as {
  Compiler: new (templateName: string, throwOnUndefined: boolean) => NunjucksCompiler
}
export const { parse } = require('nunjucks/src/parser') as { parse: (source: string) => SyntaxNode }
export const { transform } = require('nunjucks/src/transformer') as {
  transform: (tree: SyntaxNode, asyncFilters: readonly string[], name: string) => SyntaxNode
}
export const { escape: escapeHtml } = require('nunjucks/src/lib') as { escape: (text: string) => string }
export const stockRuntime = require('nunjucks/src/runtime') as Runtime
