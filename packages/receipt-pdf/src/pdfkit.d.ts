/** What this package uses of pdfkit, and nothing of Node: the package's own types would bring in Node's. */
declare module 'pdfkit' {
  export interface TextOptions {
    readonly width?: number
    readonly lineGap?: number
    readonly align?: 'left' | 'right'
    readonly lineBreak?: boolean
  }

  export interface StructureElement {
    add(child: StructureElement | (() => void)): this
    end(): void
  }

  export interface DocumentOptions {
    readonly size: 'A4'
    readonly margins: {
      readonly top: number
      readonly bottom: number
      readonly left: number
      readonly right: number
    }
    readonly pdfVersion: '1.7'
    readonly compress: boolean
    readonly tagged: boolean
    readonly lang: string
    readonly displayTitle: boolean
    readonly bufferPages: boolean
    /** The first font; without one pdfkit reads its own from a file. */
    readonly font: Uint8Array
    readonly info: {
      readonly Title: string
      readonly Producer: string
      readonly Creator: string
      readonly CreationDate: Date
    }
  }

  export interface FileOptions {
    readonly name: string
    readonly type: string
    readonly description: string
    readonly relationship: 'Source'
    readonly creationDate: Date
    readonly modifiedDate: Date
  }

  export class PDFDocument {
    constructor(options: DocumentOptions)
    y: number
    readonly page: {
      readonly width: number
      readonly height: number
      readonly margins: { top: number; bottom: number; left: number; right: number }
      maxY(): number
    }
    registerFont(name: string, bytes: Uint8Array): this
    font(name: string): this
    fontSize(size: number): this
    fillColor(color: string): this
    strokeColor(color: string): this
    lineWidth(width: number): this
    moveTo(x: number, y: number): this
    lineTo(x: number, y: number): this
    stroke(): this
    text(text: string, x: number, y: number, options: TextOptions): this
    heightOfString(text: string, options: TextOptions): number
    addPage(): this
    bufferedPageRange(): { start: number; count: number }
    switchToPage(page: number): unknown
    markContent(tag: 'Artifact', options: { type: 'Pagination' | 'Layout' }): this
    endMarkedContent(): this
    struct(tag: string, options?: { readonly scope?: 'Row' }): StructureElement
    addStructure(element: StructureElement): this
    file(bytes: Uint8Array, options: FileOptions): unknown
    end(): void
  }
}

declare module 'pdfkit/output' {
  import type { PDFDocument } from 'pdfkit'
  export function toBytes(document: PDFDocument): Promise<Uint8Array>
}
