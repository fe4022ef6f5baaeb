import { AlignmentType, Document, HeadingLevel, Packer, Paragraph, TextRun } from 'docx';
import { type PrintedReport, textOf } from './annual-report.service.js';

const FONT = { ascii: 'Times New Roman', eastAsia: '仿宋', hAnsi: 'Times New Roman' };
const INDENT = { firstLine: 640 };

/** The report as a Word file in the layout of an official document (A4, 仿宋, 1.5 lines). */
export function reportDocument(report: PrintedReport): Promise<Buffer> {
  const text = (value: string, size = 32, bold = false): TextRun =>
    new TextRun({ text: value, font: FONT, size, bold });
  const children = [
    new Paragraph({
      heading: HeadingLevel.TITLE,
      alignment: AlignmentType.CENTER,
      spacing: { after: 400 },
      children: [text(report.title, 44, true)],
    }),
    ...report.sections.flatMap((section) => [
      new Paragraph({
        heading: HeadingLevel.HEADING_1,
        spacing: { before: 240, line: 360 },
        children: [text(section.heading, 32, true)],
      }),
      ...section.paragraphs.map(
        (paragraph) => new Paragraph({ indent: INDENT, spacing: { line: 360 }, children: [text(textOf(paragraph))] }),
      ),
      ...section.footnotes.map(
        (note) => new Paragraph({ indent: INDENT, spacing: { line: 300 }, children: [text(note, 24)] }),
      ),
    ]),
    new Paragraph({ alignment: AlignmentType.RIGHT, spacing: { before: 600 }, children: [text(report.signature)] }),
    new Paragraph({ alignment: AlignmentType.RIGHT, children: [text(report.date)] }),
  ];
  return Packer.toBuffer(
    new Document({
      creator: report.signature,
      title: report.title,
      sections: [{ properties: { page: { size: { width: 11_906, height: 16_838 } } }, children }],
    }),
  );
}
