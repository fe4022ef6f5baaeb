import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';

const FONT = { ascii: 'Times New Roman', eastAsia: '仿宋', hAnsi: 'Times New Roman' };
const INDENT = { firstLine: 640 };

export interface DocumentTable {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Shares of the page's width in percent. */
  readonly widths: readonly number[];
}

export interface DocumentSection {
  readonly heading: string;
  readonly paragraphs: readonly string[];
  readonly footnotes?: readonly string[];
  readonly tables?: readonly DocumentTable[];
  /** Begins on a new page, as a letter to another addressee does. */
  readonly startsPage?: boolean;
}

export interface OfficialDocument {
  readonly title: string;
  readonly sections: readonly DocumentSection[];
  readonly signature: string;
  readonly date: string;
}

const text = (value: string, size = 32, bold = false): TextRun => new TextRun({ text: value, font: FONT, size, bold });

/** A Word file in the layout of an official document (A4, 仿宋, 1.5 lines). */
export function officialDocument(document: OfficialDocument): Promise<Buffer> {
  const children = [
    new Paragraph({
      heading: HeadingLevel.TITLE,
      alignment: AlignmentType.CENTER,
      spacing: { after: 400 },
      children: [text(document.title, 44, true)],
    }),
    ...document.sections.flatMap(sectionOf),
    new Paragraph({ alignment: AlignmentType.RIGHT, spacing: { before: 600 }, children: [text(document.signature)] }),
    new Paragraph({ alignment: AlignmentType.RIGHT, children: [text(document.date)] }),
  ];
  return Packer.toBuffer(
    new Document({
      creator: document.signature,
      title: document.title,
      sections: [{ properties: { page: { size: { width: 11_906, height: 16_838 } } }, children }],
    }),
  );
}

function sectionOf(section: DocumentSection): (Paragraph | Table)[] {
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_1,
      pageBreakBefore: section.startsPage ?? false,
      spacing: { before: 240, line: 360 },
      children: [text(section.heading, 32, true)],
    }),
    ...section.paragraphs.map(
      (paragraph) => new Paragraph({ indent: INDENT, spacing: { line: 360 }, children: [text(paragraph)] }),
    ),
    ...(section.footnotes ?? []).map(
      (note) => new Paragraph({ indent: INDENT, spacing: { line: 300 }, children: [text(note, 24)] }),
    ),
    ...(section.tables ?? []).flatMap(tableOf),
  ];
}

function tableOf({ caption, head, rows, widths }: DocumentTable): (Paragraph | Table)[] {
  const row = (cells: readonly string[], bold: boolean): TableRow =>
    new TableRow({
      tableHeader: bold,
      cantSplit: true,
      children: cells.map(
        (cell, index) =>
          new TableCell({
            width: { size: widths[index] ?? 10, type: WidthType.PERCENTAGE },
            margins: { top: 60, bottom: 60, left: 80, right: 80 },
            children: [new Paragraph({ children: [text(cell, 21, bold)] })],
          }),
      ),
    });
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: 200, after: 80 },
      keepNext: true,
      children: [text(caption, 28, true)],
    }),
    new Table({
      width: { size: 100, type: WidthType.PERCENTAGE },
      rows: [row(head, true), ...rows.map((cells) => row(cells, false))],
    }),
  ];
}
