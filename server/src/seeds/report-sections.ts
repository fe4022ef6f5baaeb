import { formatWan, REPORT_OUTLINE, type ReportSectionCode } from '@jixiao/shared';
import { money } from './money-allocation.js';
import type { Row } from './tables/index.js';

export interface ReportedEvaluation {
  readonly title: string;
  readonly amount: bigint;
  readonly grade: string;
  readonly total: number;
  readonly firm: string;
  readonly rows: readonly Row<'evaluation.framework_row'>[];
  readonly points: readonly string[];
}

const GRADES: Readonly<Record<string, string>> = { EXCELLENT: '优秀', GOOD: '良好' };
const BLOCKS: Readonly<Record<string, string>> = { DECISION: '决策', PROCESS: '过程', OUTPUT: '产出', OUTCOME: '效益' };

/** 绩效评价报告 as it was handed in: nothing that the records do not hold, and no problem that the report does not tell. */
export function reportSections(of: ReportedEvaluation): { code: string; text: string }[] {
  const texts: Record<ReportSectionCode, string> = {
    BASICS: `“${of.title}”，评价年度为2018，涉及资金${formatWan(money(of.amount))}万元。\n选取理由：年度重点评价计划。`,
    WORK: `本次评价由${of.firm}实施，指标体系共${of.rows.length}项。`,
    CONCLUSION: `经评价，综合得分${of.total}分，评价等级为“${GRADES[of.grade]!}”。`,
    ANALYSIS: Object.keys(BLOCKS)
      .map((block) => blockLine(of, block))
      .join(''),
    PROBLEMS: '评价没有记录问题。',
    ADVICE: '没有建议。',
    OTHER: '被评价单位意见：无意见（演示）。',
  };
  return REPORT_OUTLINE.map(({ code }) => ({ code, text: texts[code] }));
}

function blockLine({ rows, points }: ReportedEvaluation, block: string): string {
  const sum = (values: readonly string[]): number =>
    rows.reduce((total, { level1 }, k) => total + (level1 === block ? Number(values[k]) : 0), 0);
  return `${BLOCKS[block]!}指标${sum(rows.map(({ weight }) => weight))}分，得${sum(points)}分。`;
}
