import { sumMoney } from '../money/money.js';
import { type Area } from './grid.js';
import { type PlacedCell, type PlacedForm, wanText } from './place-form.js';

/** 批复表: what one reply approves for one unit (R083). */
export interface ReplyUnit {
  readonly documentNo: string;
  readonly repliedOn: string;
  readonly budgetYear: number;
  readonly agencyName: string;
  readonly lines: readonly ReplyLine[];
}

export interface ReplyLine {
  readonly code: string;
  readonly title: string;
  readonly objectType: string;
  readonly versionNo: number;
  readonly annualGoal: string;
  /** Yuan. */
  readonly amount: string;
}

export const REPLY_HEAD = [
  '序号',
  '代码',
  '项目（单位）名称',
  '类别',
  '批复金额（万元）',
  '年度绩效目标',
  '稿次',
] as const;
export const REPLY_WIDTHS = [6, 18, 28, 12, 16, 46, 6] as const;

const KINDS: Readonly<Record<string, string>> = {
  PROJECT: '项目',
  BOND_PROJECT: '专项债券',
  POLICY: '政策',
  TRANSFER: '转移支付',
  DEPARTMENT_WHOLE: '部门整体',
  UNIT_WHOLE: '单位整体',
};
const WHOLE = ['DEPARTMENT_WHOLE', 'UNIT_WHOLE'];

export const replyKind = (objectType: string): string => KINDS[objectType] ?? objectType;

/** Sums of a reply. A whole contains its projects: the two are never added. */
export function replyTotals(lines: readonly ReplyLine[]): { caption: string; count: number; amount: string }[] {
  const isWhole = ({ objectType }: ReplyLine): boolean => WHOLE.includes(objectType);
  return [
    { caption: '整体支出合计', rows: lines.filter(isWhole) },
    { caption: '项目合计', rows: lines.filter((line) => !isWhole(line)) },
  ]
    .filter(({ rows }) => rows.length > 0)
    .map(({ caption, rows }) => ({
      caption,
      count: rows.length,
      amount: sumMoney(rows.map(({ amount }) => amount)),
    }));
}

export function placeReply(reply: ReplyUnit, name: string): PlacedForm {
  const cells: PlacedCell[] = [];
  const heights = new Map<number, number>();
  const last = REPLY_HEAD.length;
  let row = 1;
  const area = (left: number, right: number): Area => ({ top: row, left, bottom: row, right });
  const put = (left: number, right: number, style: PlacedCell['style'], text: string): void => {
    cells.push({ area: area(left, right), style, text });
  };
  const next = (height = 24): void => {
    heights.set(row, height);
    row += 1;
  };
  put(1, last, 'TITLE', '预算绩效目标批复表');
  next(32);
  put(1, last, 'SUBTITLE', `（${reply.budgetYear} 年度）`);
  next(20);
  put(1, 4, 'NOTE', `单位：${reply.agencyName}`);
  put(5, last, 'NOTE', `批复文号：${reply.documentNo}　批复日期：${reply.repliedOn}`);
  next(22);
  REPLY_HEAD.forEach((caption, index) => put(index + 1, index + 1, 'CAPTION', caption));
  next(30);
  reply.lines.forEach((line, index) => {
    put(1, 1, 'CENTER', String(index + 1));
    put(2, 2, 'FIELD', line.code);
    put(3, 3, 'FIELD', line.title);
    put(4, 4, 'CENTER', replyKind(line.objectType));
    cells.push({ area: area(5, 5), style: 'MONEY', number: wanText(line.amount) });
    put(6, 6, 'FIELD', line.annualGoal);
    put(7, 7, 'CENTER', String(line.versionNo));
    next(Math.max(28, 15 * Math.ceil([...line.annualGoal].length / 22)));
  });
  for (const { caption, count, amount } of replyTotals(reply.lines)) {
    put(1, 4, 'CAPTION', `${caption}（${count} 个）`);
    cells.push({ area: area(5, 5), style: 'MONEY', number: wanText(amount) });
    put(6, last, 'FIELD', '');
    next(28);
  }
  put(1, last, 'NOTE', '批复的绩效目标随预算一并下达，作为绩效监控和绩效评价的依据；未经批准不得调整。');
  next(24);
  return {
    name,
    widths: REPLY_WIDTHS,
    heights,
    cells,
    printed: { top: 1, left: 1, bottom: row - 1, right: last },
  };
}
