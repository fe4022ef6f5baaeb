import { formatWan, gradeLabel, type Grade, type GradeScale, plain, sumMoney } from '@jixiao/shared';
import type { CellModel, SheetModel } from '../../../../platform/exchange/index.js';
import type { KeyEvaluation } from '../application/overviews.js';
import { EVALUATOR_WORDS, OBJECTS } from './report-words.js';

const HEAD = ['序号', '评价对象', '单位', '类型', '实施机构', '资金（万元）', '得分', '等级', '主要问题', '结果应用'];
const WIDTHS = [6, 34, 22, 14, 26, 16, 9, 8, 44, 30];

const text = (value: string, style: CellModel['style'] = 'FORM_FIELD'): CellModel => ({ text: value, style });
const wanOf = (yuan: string): CellModel => ({
  number: formatWan(yuan, { decimals: 2, grouped: false }),
  style: 'FORM_MONEY',
});

/** 重点绩效评价情况表 of a year, as a sheet (R149). */
export function keyTable(year: number, place: string, rows: readonly KeyEvaluation[], scale: GradeScale): SheetModel {
  const line = (row: KeyEvaluation, index: number): CellModel[] => [
    text(String(index + 1), 'FORM_CENTER'),
    text(row.title),
    text(row.agencyName),
    text(OBJECTS[row.objectType] ?? row.objectType, 'FORM_CENTER'),
    text(row.firmName ?? EVALUATOR_WORDS[row.method] ?? row.method),
    wanOf(row.amount),
    text(row.totalScore === null ? '' : plain(row.totalScore), 'FORM_CENTER'),
    text(row.grade === null ? '' : gradeLabel(row.grade as Grade, scale), 'FORM_CENTER'),
    text(row.problems.join('、')),
    text(row.use.uses.join('；')),
  ];
  const total = sumMoney(rows.map(({ amount }) => amount));
  return {
    name: `${year}年重点绩效评价情况表`,
    columnWidths: WIDTHS,
    isLandscape: true,
    frozenRows: 2,
    merges: ['A1:J1'],
    rows: [
      { height: 30, cells: [text(`${place}${year}年重点绩效评价情况表`, 'FORM_TITLE')] },
      { cells: HEAD.map((word) => text(word, 'FORM_CAPTION')) },
      ...rows.map((row, index) => ({ cells: line(row, index) })),
      { cells: [null, text(`合计 ${rows.length} 个`), null, null, null, wanOf(total), null, null, null, null] },
    ],
  };
}
