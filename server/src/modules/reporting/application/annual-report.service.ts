import { Injectable } from '@nestjs/common';
import { checkRelation, Exact, type RelationResult } from '@jixiao/shared';
import { notFound } from '../../../platform/errors/index.js';
import { printValue, type PrintStyle } from '../domain/print-value.js';
import { type ReportRecord, ReportReads, type StatedFigure } from '../persistence/report.reads.js';
import { LUOLONG_ANNUAL } from '../templates/luolong-annual.js';
import type { Relation, ReportTemplate, Side } from '../templates/template.js';
import { type FigureView, FiguresService } from './figures.service.js';

export interface CheckedRelation extends RelationResult {
  id: string;
  text: string;
  left: string | null;
  operator: string;
  right: string | null;
  /** Unit of both sides; null where the relation compares years or dates. */
  unit: string | null;
  footnote: string | null;
  section: string | null;
}

/** A piece of a paragraph: plain text, or a value that opens its rows. */
export interface PrintedPart {
  text: string;
  figureId: string | null;
}

export interface PrintedSection {
  code: string;
  heading: string;
  paragraphs: PrintedPart[][];
  footnotes: string[];
}

export interface PrintedReport {
  title: string;
  sections: PrintedSection[];
  signature: string;
  date: string;
}

const TEMPLATES: ReadonlyMap<string, ReportTemplate> = new Map([[LUOLONG_ANNUAL.code, LUOLONG_ANNUAL]]);
const PLACEHOLDER = /\{([a-zA-Z]+:)?([A-Za-z0-9_+-]+)(?:\|([a-z]+))?\}/g;
const LONGEST_LIST = 20;

/** Writes the annual report from figures, and foots it. Nothing is typed twice, so nothing can differ. */
@Injectable()
export class AnnualReportService {
  constructor(
    private readonly figures: FiguresService,
    private readonly reads: ReportReads,
  ) {}

  async report(workYear: number): Promise<ReportRecord> {
    const report = await this.reads.report(workYear);
    if (!report) throw notFound('workYear');
    return report;
  }

  async crossFooting(workYear: number): Promise<CheckedRelation[]> {
    const report = await this.report(workYear);
    const template = templateOf(report);
    const ids = [...new Set(template.relations.flatMap(({ left, right }) => [left, right]).flatMap(figuresOf))];
    const values = new Map((await this.figures.some(ids, workYear, report.asOf)).map((figure) => [figure.id, figure]));
    const stated = new Map((await this.reads.stated(workYear)).map((row) => [row.code, row]));
    return template.relations.map((relation) => check(relation, report, values, stated));
  }

  async print(workYear: number): Promise<PrintedReport> {
    const report = await this.report(workYear);
    const template = templateOf(report);
    const figures = new Map((await this.figures.all(workYear, report.asOf)).map((figure) => [figure.id, figure]));
    const lists = await this.lists(template, report);
    const failed = (await this.crossFooting(workYear)).filter(({ outcome }) => outcome === 'FAILS');
    const value = (kind: string | undefined, name: string, style?: PrintStyle): PrintedPart => {
      if (kind) return { text: lists.get(`${kind}${name}`) ?? '', figureId: name };
      const fixed = fixedValue(name, report);
      if (fixed !== null) return { text: fixed, figureId: null };
      const figure = figures.get(name);
      if (!figure) throw new Error(`The template asks for figure ${name}, which nobody defines`);
      return { text: printValue(figure.value, style ?? 'plain'), figureId: name };
    };
    const fill = (text: string): PrintedPart[] => {
      const parts: PrintedPart[] = [];
      let at = 0;
      for (const match of text.matchAll(PLACEHOLDER)) {
        if (match.index > at) parts.push({ text: text.slice(at, match.index), figureId: null });
        parts.push(value(match[1], match[2]!, match[3] as PrintStyle | undefined));
        at = match.index + match[0].length;
      }
      return at < text.length ? [...parts, { text: text.slice(at), figureId: null }] : parts;
    };
    return {
      title: textOf(fill(template.title)),
      sections: template.sections.map((section) => ({
        code: section.code,
        heading: section.heading,
        paragraphs: section.paragraphs.map(fill),
        footnotes: failed
          .filter((relation) => relation.section === section.code)
          .map(({ id, footnote }) => `（注 ${id}：${footnote ?? ''}）`),
      })),
      signature: report.bureauName,
      date: longDate(report.reportDate),
    };
  }

  /** Labels of the rows behind figures that the text enumerates. */
  private async lists(template: ReportTemplate, report: ReportRecord): Promise<Map<string, string>> {
    const wanted = new Set<string>();
    for (const text of template.sections.flatMap(({ paragraphs }) => paragraphs)) {
      for (const [, kind, name] of text.matchAll(PLACEHOLDER)) if (kind) wanted.add(`${kind}${name}`);
    }
    const result = new Map<string, string>();
    for (const key of wanted) {
      const [kind, name] = key.split(':') as [string, string];
      const { nodes } = await this.figures.rows(name, report.workYear, report.asOf, LONGEST_LIST, null);
      const labels = nodes.map((row) => (kind === 'agencies' ? (row.agencyName ?? row.label) : row.label));
      result.set(key, [...new Set(labels)].join('、'));
    }
    return result;
  }
}

/** A paragraph as it reads. */
export function textOf(parts: readonly PrintedPart[]): string {
  return parts.map(({ text }) => text).join('');
}

function templateOf(report: ReportRecord): ReportTemplate {
  const template = TEMPLATES.get(report.templateCode);
  if (!template) throw new Error(`No template ${report.templateCode}`);
  return template;
}

const figuresOf = (side: Side): string[] =>
  'figure' in side ? [side.figure, ...(side.times ? [side.times] : [])] : [];

function fixedValue(name: string, report: ReportRecord): string | null {
  if (name === 'Y') return String(report.workYear);
  if (name === 'Y-1') return String(report.workYear - 1);
  if (name === 'Y+1') return String(report.workYear + 1);
  if (name === 'asOf') return longDate(report.asOf);
  if (name === 'reportDate') return longDate(report.reportDate);
  return name === 'jurisdiction' ? report.jurisdictionName : null;
}

function longDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

function check(
  relation: Relation,
  report: ReportRecord,
  figures: ReadonlyMap<string, FigureView>,
  stated: ReadonlyMap<string, StatedFigure>,
): CheckedRelation {
  const value = (side: Side): string | null => {
    if ('constant' in side) return side.constant;
    if ('stated' in side) return stated.get(side.stated)?.statedValue ?? null;
    if ('of' in side) {
      if (side.of === 'workYear') return String(report.workYear);
      return side.of === 'reportYear' ? report.reportDate.slice(0, 4) : report[side.of].replaceAll('-', '');
    }
    const first = figures.get(side.figure)?.value ?? null;
    const second = side.times ? (figures.get(side.times)?.value ?? null) : '1';
    return first === null || second === null ? null : new Exact(first).times(second).toFixed();
  };
  const [left, right] = [value(relation.left), value(relation.right)];
  const [measured] = [relation.left, relation.right].flatMap(figuresOf);
  return {
    id: relation.id,
    text: relation.text,
    left,
    operator: relation.operator,
    right,
    unit: measured ? (figures.get(measured)?.unit ?? null) : null,
    footnote: relation.footnote ?? null,
    section: relation.section ?? null,
    ...checkRelation(left, relation.operator, right),
  };
}
