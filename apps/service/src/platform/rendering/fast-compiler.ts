// oxlint-disable no-underscore-dangle -- the names of Nunjucks’ own compiler
import type { CompileFrame, SyntaxNode, TemplateFunctions } from './nunjucks-internals.ts'
import { Compiler, parse, transform } from './nunjucks-internals.ts'

/**
 * Nunjucks' compiler, with other code for what a page of the design system does most:
 * - `a.b` reads the member where the engine can remember the shape of `a`, instead of in one function for every object
 *   (a function that is read but not called is then not bound to its object);
 * - includes and imports are plain calls rather than callbacks, and remember the template that they name;
 * - a loop's variables are set at once.
 */
class FastCompiler extends Compiler {
  #strict = false
  #remembered = 0
  #called: SyntaxNode | undefined

  /** The code of a template: the body of a function that returns the template's functions. */
  source(tree: SyntaxNode, strict: boolean): string {
    this.#strict = strict
    this.compile(tree)
    const names = Array.from({ length: this.#remembered }, (_value, index) => `r_${index + 1}`)
    return `${names.length > 0 ? `var ${names.join(', ')};\n` : ''}${this.getCode()}`
  }

  override compileLookupVal(node: SyntaxNode, frame: CompileFrame): void {
    if (this.#strict) {
      this._emit('runtime.strictLookup((')
      this._compileExpression(node.target, frame)
      this._emit('), ')
      this._compileExpression(node.val, frame)
      this._emit(`, ${this._templateName()})`)
      return
    }
    if (node.val.typename !== 'Literal' || node === this.#called) {
      super.compileLookupVal(node, frame)
      return
    }
    this._emit('(')
    this._compileExpression(node.target, frame)
    this._emit(`)?.[${JSON.stringify(node.val.value)}]`)
  }

  override compileFunCall(node: SyntaxNode, frame: CompileFrame): void {
    this.#called = node.name
    super.compileFunCall(node, frame)
  }

  override compileInclude(node: SyntaxNode, frame: CompileFrame): void {
    this._emit(`${this.buffer} += `)
    this.#emitTemplate(node, frame, node.ignoreMissing === true)
    this._emitLine('.include(context.getVariables(), frame);')
  }

  override compileImport(node: SyntaxNode, frame: CompileFrame): void {
    const id = this.#emitExports(node, frame)
    this.#bind(frame, String(node.target.value), id)
  }

  override compileFromImport(node: SyntaxNode, frame: CompileFrame): void {
    const exported = this.#emitExports(node, frame)
    for (const child of node.names.children) {
      const isPair = child.typename === 'Pair'
      const name = isPair ? child.key.value : child.value
      const alias = isPair ? (child.value as SyntaxNode).value : child.value
      const id = this._tmpid()
      this._emitLine(`var ${id} = runtime.exportOf(${exported}, ${JSON.stringify(name)});`)
      this.#bind(frame, String(alias), id)
    }
  }

  override _emitLoopBindings(_node: SyntaxNode, _list: string, index: string, length: string): void {
    this._emitLine(
      `frame.set("loop", { index: ${index} + 1, index0: ${index}, revindex: ${length} - ${index}, ` +
        `revindex0: ${length} - ${index} - 1, first: ${index} === 0, last: ${index} === ${length} - 1, length: ${length} });`,
    )
  }

  #emitTemplate(node: SyntaxNode, frame: CompileFrame, ignoreMissing: boolean): void {
    const fixed = node.template.typename === 'Literal'
    this._emit(fixed ? `(r_${++this.#remembered} ??= ` : '(')
    this._emit('env.getTemplate(')
    this._compileExpression(node.template, frame)
    this._emit(`, false, ${this._templateName()}, ${ignoreMissing}))`)
  }

  #emitExports(node: SyntaxNode, frame: CompileFrame): string {
    const id = this._tmpid()
    this._emit(`var ${id} = `)
    this.#emitTemplate(node, frame, false)
    this._emitLine(node.withContext ? '.exportsWith(context.getVariables(), frame);' : '.exports();')
    return id
  }

  #bind(frame: CompileFrame, name: string, id: string): void {
    frame.set(name, id)
    this._emitLine(`${frame.parent ? 'frame.set' : 'context.setVariable'}(${JSON.stringify(name)}, ${id});`)
  }
}

/**
 * Compiles a template.
 * @param name where the template is found; relative imports begin there
 * @param strict reads every field through the runtime's `strictLookup`
 * @returns its functions, with the same meaning as Nunjucks' own, for a runtime of `fast-runtime.ts`
 */
export function compileTemplate(source: string, name: string, strict: boolean): TemplateFunctions {
  const code = new FastCompiler(name, false).source(transform(parse(source), [], name), strict)
  // oxlint-disable-next-line no-new-func typescript/no-implied-eval -- Nunjucks compiles templates to JavaScript; only files of the templates' folders get here
  return new Function(code)() as TemplateFunctions
}
