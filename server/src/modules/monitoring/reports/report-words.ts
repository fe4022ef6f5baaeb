import { formatWan, type LightReason } from '@jixiao/shared';

export const LIGHTS: Readonly<Record<string, string>> = { GREEN: '正常', YELLOW: '关注', RED: '预警' };
export const STATES: Readonly<Record<string, string>> = {
  DRAFT: '填报中',
  SUBMITTED: '待单位审核',
  DEPT_REVIEWED: '待业务股室审核',
  ACCEPTED: '已审核',
  RETURNED: '已退回',
};
export const DISPOSALS: Readonly<Record<string, string>> = {
  NORMAL: '正常实施',
  CORRECT: '限期纠正',
  ADJUST_GOAL: '调整目标',
  ADJUST_BUDGET: '调整预算',
  SUSPEND: '暂缓拨款',
  RECOVER_FUNDS: '收回资金',
};
export const FUNDS: Readonly<Record<string, string>> = {
  GENERAL_PUBLIC: '一般公共预算',
  GOVERNMENT_FUND: '政府性基金预算',
  STATE_CAPITAL: '国有资本经营预算',
  SOCIAL_INSURANCE: '社会保险基金预算',
  NONE: '整体支出',
};
export const LIKELIHOODS: Readonly<Record<string, string>> = {
  CERTAIN: '确定能',
  POSSIBLE: '有可能',
  IMPOSSIBLE: '完全不可能',
};

type Params = LightReason['params'];

/** Why the light is what it is, in a sentence. */
const REASONS: Readonly<Record<LightReason['code'], (params: Params) => string>> = {
  SPENDING_BEHIND: (p) => `执行率${p.rate}%，时间进度${p.elapsed}%，落后${p.gap}个百分点`,
  GOAL_BEHIND: (p) => `目标进度${p.rate}%，应达到${p.elapsed}%，落后${p.gap}个百分点`,
  EXECUTION_LOW: (p) => `执行率${p.rate}%，低于${p.least}%`,
  ATTAINMENT_LOW: (p) => `目标完成率${p.rate}%，低于${p.least}%`,
  BAND_MISSED: (p) => `执行率${p.rate}%，${p.month}月底应不低于${p.least}%`,
  DONE_UNSPENT: (p) => `目标已完成${p.rate}%，资金尚未支出`,
  SPENT_UNDONE: (p) => `资金已支出${p.rate}%，目标尚无进展`,
  MONEY_IDLE: (p) => `自${p.since}起${p.days}天没有支付`,
  FORECAST_LOW: (p) => `第${p.row}项指标预计只完成年度目标的${p.forecast}%`,
  IMPOSSIBLE: (p) => `第${p.row}项指标完全不可能完成`,
  POSSIBLE_ONLY: (p) => `第${p.row}项指标不能确定完成`,
};

export function reasonText({ code, params }: LightReason): string {
  return REASONS[code](params ?? {});
}

export const wan = (yuan: string): string => `${formatWan(yuan)}万元`;
export const percent = (rate: string | null): string => (rate === null ? '无预算' : `${rate}%`);

export function longDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** A sentence ends once, whatever somebody has typed. */
export const sentence = (text: string): string => `${text.trim().replace(/[。；;.\s]+$/, '')}。`;
