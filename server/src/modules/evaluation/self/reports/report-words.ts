import { formatWan } from '@jixiao/shared';

export const LINES: Readonly<Record<string, string>> = {
  CURRENT_YEAR: '当年财政拨款',
  CARRYOVER: '上年结转资金',
  OTHER: '其他资金',
  BASIC: '基本支出',
  PROJECTS: '项目支出',
};
export const STATES: Readonly<Record<string, string>> = {
  DRAFT: '填报中',
  SUBMITTED: '待单位审核',
  DEPT_REVIEWED: '待业务股室审核',
  ACCEPTED: '已审核',
  RETURNED: '已退回',
};

export const wan = (yuan: string): string => `${formatWan(yuan)}万元`;
/** Nought is a score; what has none is said to have none. */
export const scoreText = (score: string | null): string => (score === null ? '未评分' : `${score}分`);

export function longDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** A sentence ends once, whatever somebody has typed. */
export const sentence = (text: string): string => `${text.trim().replace(/[。；;.\s]+$/, '')}。`;
