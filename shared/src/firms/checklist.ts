/** A line of the quality checklist that a person judges: what is found, and what each finding takes off which item. */
export interface ChecklistLine {
  readonly code: string;
  /** Item of the rating sheet. */
  readonly item: string;
  readonly name: string;
  readonly points: number;
}

const line = (code: string, item: string, name: string, points: number): ChecklistLine => ({
  code,
  item,
  name,
  points,
});

/**
 * 中介机构绩效评价报告质量考核评分表: cover, tables, elements, parts, wording and layout follow a sheet that is in use, as do their
 * points; the last three are our default. What can be computed (sums, totals, grades, days) is not among them.
 */
export const DEFAULT_CHECKLIST: readonly ChecklistLine[] = [
  line('COVER', 'FORM', '封面填写缺项', 0.4),
  line('TABLES', 'FORM', '表格填写差错', 0.2),
  line('ELEMENTS', 'CONTENT', '报告要素缺失', 0.5),
  line('PARTS', 'CONTENT', '报告内容缺项', 1),
  line('WORDING', 'CONTENT', '文字差错', 0.5),
  line('LAYOUT', 'CONTENT', '排版差错', 0.2),
  line('UNSUPPORTED', 'BASIS', '结论没有依据', 1),
  line('LEAD-ABSENT', 'TEAM', '主评人未到现场', 2),
  line('ADVICE-EMPTY', 'ADVICE', '建议不能操作', 1),
];

const CODE = /^[A-Z][A-Z0-9-]{0,39}$/;
const MOST = 60;

/** Null where the value is none: every line has a code of its own, an item, a name, and takes something off. */
export function readChecklist(value: unknown): readonly ChecklistLine[] | null {
  if (!Array.isArray(value) || value.length > MOST) return null;
  const lines = value.map((one) => (one ?? {}) as Partial<Record<keyof ChecklistLine, unknown>>);
  const fits = lines.every(
    ({ code, item, name, points }) =>
      typeof code === 'string' &&
      CODE.test(code) &&
      typeof item === 'string' &&
      CODE.test(item) &&
      typeof name === 'string' &&
      name.trim() !== '' &&
      typeof points === 'number' &&
      points > 0 &&
      points <= 100,
  );
  return fits && new Set(lines.map(({ code }) => code)).size === lines.length ? (value as ChecklistLine[]) : null;
}

/** What a person found by a line, counted. */
export interface JudgedLine {
  readonly item: string;
  readonly points: string;
  readonly count: number;
}
