export interface ProblemKind {
  readonly code: string;
  /** Official words. */
  readonly name: string;
}

/** Kinds of problems that monitoring and evaluation find (seed 001; R114); a place may keep its own list. */
export const DEFAULT_PROBLEM_KINDS: readonly ProblemKind[] = [
  { code: 'AWARENESS_WEAK', name: '绩效意识不强' },
  { code: 'GOAL_IMPRECISE', name: '绩效目标不精准' },
  { code: 'BUDGET_UNSOUND', name: '预算编制欠合理' },
  { code: 'EXECUTION_DEVIATES', name: '预算执行有偏差' },
  { code: 'FINANCE_IRREGULAR', name: '财务管理欠规范' },
  { code: 'ASSETS_NEGLECTED', name: '资产管理不到位' },
  { code: 'PUBLIC_EXPENSE', name: '项目支出弥补公用支出' },
  { code: 'APPLICATION_IRREGULAR', name: '申报程序欠规范' },
  { code: 'GOAL_MISSING', name: '无绩效目标' },
  { code: 'RELEASED_LATE', name: '资金拨付较晚' },
  { code: 'MONEY_STUCK', name: '资金滞留' },
  { code: 'USE_IRREGULAR', name: '资金使用不规范' },
  { code: 'SCHEDULE_BEHIND', name: '项目建设进度滞后' },
  { code: 'POLICY_DEVIATES', name: '政策执行有偏差' },
  { code: 'MONEY_IDLE', name: '资金闲置' },
  { code: 'USE_LOW', name: '使用率低效益不高' },
  { code: 'DATA_DIFFERS', name: '实地核查与填报数据不符' },
];

const CODE = /^[A-Z][A-Z_]{2,39}$/;

/** Value of the rule `monitoring.problemKinds`; null where it cannot be read. */
export function readProblemKinds(value: unknown): readonly ProblemKind[] | null {
  if (!Array.isArray(value) || value.length === 0 || value.length > 60) return null;
  const kinds = value.map(readKind);
  const codes = new Set(kinds.map((kind) => kind?.code));
  return kinds.every((kind) => kind !== null) && codes.size === kinds.length ? kinds : null;
}

function readKind(value: unknown): ProblemKind | null {
  const { code, name, ...rest } = (value ?? {}) as Readonly<Record<string, unknown>>;
  if (Object.keys(rest).length > 0 || typeof code !== 'string' || typeof name !== 'string') return null;
  return CODE.test(code) && name.trim() !== '' && name.length <= 60 ? { code, name } : null;
}
