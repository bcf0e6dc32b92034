import { fillIn } from '@moothall/ledger'
import type { PDFDocument, StructureElement } from 'pdfkit'
import type { ReceiptMessages } from './messages/messages.ts'
import type { Fact, ReceiptContent, ReceiptSection } from './receipt-content.ts'
import { visibleText } from './visible-text.ts'

/** Points. */
export const MARGINS = { top: 56, bottom: 70, left: 62, right: 62 } as const
const LABEL_WIDTH = 140
const GAP = 14
const BLACK = '#0b0c0c'
const GREY = '#505a5f'
const LINE = '#b1b4b6'
const BLUE = '#1d70b8'
const LINE_GAP = 2.5

/** Draws the pages, tagged in reading order: headings, paragraphs, and facts as tables with a header in each row. */
export function drawReceipt(doc: PDFDocument, content: ReceiptContent, messages: ReceiptMessages): void {
  const root = doc.struct('Document')
  doc.addStructure(root)
  drawTitle(doc, root, content.title)
  for (const section of content.sections) drawSection(doc, root, section)
  root.end()
  drawPageNumbers(doc, messages)
}

function drawTitle(doc: PDFDocument, root: StructureElement, title: string): void {
  tag(doc, root, 'H1', () => {
    doc.font('bold').fontSize(22).fillColor(BLACK)
    doc.text(shown(title), MARGINS.left, doc.y, { width: contentWidth(doc) })
  })
  artifact(doc, () => {
    doc.lineWidth(4).strokeColor(BLUE)
    doc
      .moveTo(MARGINS.left, doc.y + 8)
      .lineTo(doc.page.width - MARGINS.right, doc.y + 8)
      .stroke()
  })
  doc.y += 12
}

function drawSection(doc: PDFDocument, root: StructureElement, section: ReceiptSection): void {
  const element = doc.struct('Sect')
  root.add(element)
  doc.y += 12
  // A heading stays with the first lines below it.
  startPageUnlessFits(doc, 64)
  tag(doc, element, 'H2', () => {
    doc.font('bold').fontSize(14).fillColor(BLACK)
    doc.text(shown(section.heading), MARGINS.left, doc.y, { width: contentWidth(doc) })
  })
  doc.y += 5
  if (section.facts.length > 0) drawFacts(doc, element, section.facts)
  for (const paragraph of section.paragraphs) {
    tag(doc, element, 'P', () => {
      doc.font('regular').fontSize(10.5).fillColor(BLACK)
      doc.text(shown(paragraph), MARGINS.left, doc.y, { width: contentWidth(doc), lineGap: LINE_GAP })
    })
    doc.y += 5
  }
  element.end()
}

function drawFacts(doc: PDFDocument, parent: StructureElement, facts: readonly Fact[]): void {
  const table = doc.struct('Table')
  parent.add(table)
  const valueAt = MARGINS.left + LABEL_WIDTH + GAP
  const valueWidth = contentWidth(doc) - LABEL_WIDTH - GAP
  for (const [label, value] of facts) {
    const shownLabel = shown(label)
    // An empty cell would have no content for the tag to point at.
    const shownValue = shown(value) || '–'
    const options = { width: valueWidth, lineGap: LINE_GAP }
    doc.font('bold').fontSize(10.5)
    const labelHeight = doc.heightOfString(shownLabel, { width: LABEL_WIDTH, lineGap: LINE_GAP })
    doc.font('regular')
    const valueHeight = doc.heightOfString(shownValue, options)
    startPageUnlessFits(doc, Math.max(labelHeight, valueHeight) + 8)
    const top = doc.y
    const row = doc.struct('TR')
    table.add(row)
    const header = doc.struct('TH', { scope: 'Row' })
    row.add(header)
    header.add(() => {
      doc.font('bold').fontSize(10.5).fillColor(BLACK)
      doc.text(shownLabel, MARGINS.left, top, { width: LABEL_WIDTH, lineGap: LINE_GAP })
    })
    header.end()
    const labelEnd = doc.y
    tag(doc, row, 'TD', () => {
      doc.font('regular').fontSize(10.5).fillColor(BLACK)
      doc.text(shownValue, valueAt, top, options)
    })
    row.end()
    // A value that went on over a page ends higher up than it began.
    doc.y = doc.y < top ? doc.y : Math.max(doc.y, labelEnd)
    artifact(doc, () => {
      doc.lineWidth(0.5).strokeColor(LINE)
      doc
        .moveTo(MARGINS.left, doc.y + 2)
        .lineTo(doc.page.width - MARGINS.right, doc.y + 2)
        .stroke()
    })
    doc.y += 5
  }
  table.end()
}

function drawPageNumbers(doc: PDFDocument, messages: ReceiptMessages): void {
  const { start, count } = doc.bufferedPageRange()
  for (let page = start; page < start + count; page++) {
    doc.switchToPage(page)
    artifact(
      doc,
      () => {
        const bottom = doc.page.margins.bottom
        // Text below the margin would start another page.
        doc.page.margins.bottom = 0
        doc.font('regular').fontSize(9).fillColor(GREY)
        doc.text(
          fillIn(messages.page, { page: page - start + 1, pages: count }),
          MARGINS.left,
          doc.page.height - 42,
          {
            width: contentWidth(doc),
            align: 'right',
            lineBreak: false,
          },
        )
        doc.page.margins.bottom = bottom
      },
      'Pagination',
    )
  }
}

function tag(doc: PDFDocument, parent: StructureElement, name: string, draw: () => void): void {
  const element = doc.struct(name)
  parent.add(element)
  element.add(draw)
  element.end()
}

function artifact(doc: PDFDocument, draw: () => void, type: 'Pagination' | 'Layout' = 'Layout'): void {
  doc.markContent('Artifact', { type })
  draw()
  doc.endMarkedContent()
}

/** What is taller than a page begins where it stands and goes on over the next. */
function startPageUnlessFits(doc: PDFDocument, height: number): void {
  const page = doc.page.height - MARGINS.top - MARGINS.bottom
  if (doc.y + height > doc.page.maxY() && height < page) doc.addPage()
}

/** Words longer than several lines are broken here: pdfkit's own way takes the square of their length. */
function shown(text: string): string {
  return visibleText(text).replaceAll(/\S{200}(?=\S)/g, '$&\n')
}

function contentWidth(doc: PDFDocument): number {
  return doc.page.width - MARGINS.left - MARGINS.right
}
