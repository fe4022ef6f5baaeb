import { type Grade, gradeLabel, isWholeObject, roundHalfUp, Exact, sumMoney } from '@jixiao/shared';
import type { OfficialDocument } from '../../../../platform/documents/index.js';
import type { KnownSelfForm } from '../exchange/known-self-forms.js';
import { longDate, STATES, wan } from './report-words.js';

export interface SummaryTotals {
  readonly sheets: number;
  readonly budget: string;
  readonly executed: string;
  readonly scored: number;
  /** Mean of what was scored, nought included; null where nothing was. */
  readonly mean: string | null;
}

/** Totals of a list are the sums of its lines and of nothing else. */
export function totalsOfForms(forms: readonly KnownSelfForm[]): SummaryTotals {
  const scores = forms.flatMap(({ form }) => form.totalScore ?? []);
  const sum = scores.reduce((total, score) => total.plus(score), new Exact(0));
  return {
    sheets: forms.length,
    budget: sumMoney(forms.map(({ form }) => form.adjustedBudget)),
    executed: sumMoney(forms.map(({ form }) => form.executedAmount)),
    scored: scores.length,
    mean: scores.length === 0 ? null : roundHalfUp(sum.div(scores.length), 2),
  };
}

/** 一级预算单位 sums up the reports of itself and of those below it (R119). */
export function unitSummary(forms: readonly KnownSelfForm[], unitName: string, day: string): OfficialDocument {
  const year = forms[0]!.form.subjectYear;
  const projects = forms.filter(({ form }) => !isWholeObject(form.objectType));
  const wholes = forms.filter(({ form }) => isWholeObject(form.objectType));
  const all = totalsOfForms(projects);
  const agencies = [...new Set(projects.map(({ form }) => form.agencyName))];
  return {
    title: `${unitName}${year}年度财政支出绩效报告汇总`,
    sections: [
      {
        heading: '一、总体情况',
        paragraphs: [
          `${unitName}及所属单位共${agencies.length}个单位开展${year}年度项目绩效自评${all.sheets}个，` +
            `涉及财政资金${wan(all.budget)}，全年执行${wan(all.executed)}。`,
          all.mean === null
            ? '自评还没有得分。'
            : `已评分${all.scored}个，平均${all.mean}分；得分为0的计入，未评分的不计。`,
          ...(wholes.length > 0 ? [`另有整体支出自评${wholes.length}份，涉及资金与项目重复，不相加。`] : []),
        ],
        tables: [
          {
            caption: '分单位汇总（万元）',
            head: ['单位', '自评数', '全年预算数', '全年执行数', '平均得分'],
            widths: [36, 12, 18, 18, 16],
            rows: [
              ...agencies.map((name) =>
                lineOf(name, totalsOfForms(projects.filter(({ form }) => form.agencyName === name))),
              ),
              lineOf('合计', all),
            ],
          },
        ],
      },
      {
        heading: '二、自评项目',
        paragraphs: [],
        tables: [listOf('项目绩效自评情况（万元）', projects)],
      },
      ...(wholes.length > 0
        ? [{ heading: '三、整体支出自评', paragraphs: [], tables: [listOf('整体支出自评情况（万元）', wholes)] }]
        : []),
    ],
    signature: unitName,
    date: longDate(day),
  };
}

const bare = (yuan: string): string => wan(yuan).replace('万元', '');

const lineOf = (name: string, totals: SummaryTotals): string[] => [
  name,
  String(totals.sheets),
  bare(totals.budget),
  bare(totals.executed),
  totals.mean ?? '—',
];

const listOf = (
  caption: string,
  forms: readonly KnownSelfForm[],
): { caption: string; head: string[]; widths: number[]; rows: string[][] } => ({
  caption,
  head: ['序号', '名称', '单位', '全年预算数', '全年执行数', '得分', '等级', '状态'],
  widths: [6, 28, 18, 12, 12, 8, 6, 10],
  rows: forms.map(({ form, stored: { sheet }, scale }, index) => [
    String(index + 1),
    form.name,
    form.agencyName,
    bare(form.adjustedBudget),
    bare(form.executedAmount),
    form.totalScore ?? '未评分',
    sheet.grade ? gradeLabel(sheet.grade as Grade, scale) : '—',
    STATES[sheet.state] ?? sheet.state,
  ]),
});
