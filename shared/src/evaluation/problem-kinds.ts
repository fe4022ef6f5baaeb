/** A kind of problem that evaluations find, of whole departments or of projects. */
export interface EvaluationProblemKind {
  readonly code: string;
  /** Official words. */
  readonly name: string;
  readonly of: 'WHOLE' | 'PROJECT';
}

/** 7 of whole departments and 9 of projects, in the words of seed 001 (R147). */
export const DEFAULT_EVALUATION_PROBLEMS: readonly EvaluationProblemKind[] = [
  { code: 'AWARENESS-WEAK', name: '绩效意识不强', of: 'WHOLE' },
  { code: 'GOAL-IMPRECISE', name: '绩效目标不精准', of: 'WHOLE' },
  { code: 'BUDGET-UNSOUND', name: '预算编制欠合理', of: 'WHOLE' },
  { code: 'EXECUTION-DEVIATES', name: '预算执行有偏差', of: 'WHOLE' },
  { code: 'FINANCE-IRREGULAR', name: '财务管理欠规范', of: 'WHOLE' },
  { code: 'ASSETS-NEGLECTED', name: '资产管理不到位', of: 'WHOLE' },
  { code: 'PUBLIC-EXPENSE', name: '项目支出弥补公用支出', of: 'WHOLE' },
  { code: 'APPLICATION-IRREGULAR', name: '申报程序欠规范', of: 'PROJECT' },
  { code: 'GOAL-MISSING', name: '项目无绩效目标', of: 'PROJECT' },
  { code: 'RELEASED-LATE', name: '资金拨付时间较晚', of: 'PROJECT' },
  { code: 'MONEY-STUCK', name: '资金滞留', of: 'PROJECT' },
  { code: 'USE-IRREGULAR', name: '资金使用不规范', of: 'PROJECT' },
  { code: 'SCHEDULE-BEHIND', name: '项目建设进度滞后', of: 'PROJECT' },
  { code: 'POLICY-DEVIATES', name: '政策执行有偏差', of: 'PROJECT' },
  { code: 'MONEY-IDLE', name: '资金闲置', of: 'PROJECT' },
  { code: 'USE-LOW', name: '使用率低效益不高', of: 'PROJECT' },
];

/** Value of the rule `eval.problemKinds`; null where it cannot be read. */
export function readEvaluationProblems(value: unknown): readonly EvaluationProblemKind[] | null {
  if (!Array.isArray(value) || value.length === 0 || value.length > 60) return null;
  const read = value.map((one) => one as Partial<EvaluationProblemKind>);
  const isWhole = read.every(
    ({ code, name, of }) =>
      typeof code === 'string' && typeof name === 'string' && (of === 'WHOLE' || of === 'PROJECT'),
  );
  return isWhole && new Set(read.map(({ code }) => code)).size === read.length
    ? (read as EvaluationProblemKind[])
    : null;
}

export interface ProblemCount {
  readonly kind: string;
  readonly count: number;
}

export interface CountedProblem extends EvaluationProblemKind {
  readonly count: number;
}

/** Kinds that occur, the most frequent first; of equals the order of the list stands. */
export function byFrequency(
  kinds: readonly EvaluationProblemKind[],
  counts: readonly ProblemCount[],
  of: EvaluationProblemKind['of'],
): CountedProblem[] {
  const number = new Map(counts.map(({ kind, count }) => [kind, count]));
  return kinds
    .filter((kind) => kind.of === of)
    .map((kind) => ({ ...kind, count: number.get(kind.code) ?? 0 }))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count);
}

/** The paragraph of the year's report on what was found, made from nothing but the counts (R147). */
export function problemParagraph(
  kinds: readonly EvaluationProblemKind[],
  counts: readonly ProblemCount[],
): string | null {
  const words = (of: EvaluationProblemKind['of']): string =>
    byFrequency(kinds, counts, of)
      .map(({ name }) => name)
      .join('、');
  const [whole, project] = [words('WHOLE'), words('PROJECT')];
  const parts = [
    ...(whole ? [`部门整体支出主要存在${whole}等问题`] : []),
    ...(project ? [`项目资金主要存在${project}等问题`] : []),
  ];
  return parts.length === 0 ? null : `${parts.join('；')}。`;
}

/** “A、B等15个”: the flagged objects by name, then how many there are in all (R152). */
export function namedOf(names: readonly string[], total: number, unit = '个'): string {
  if (names.length === 0) return `${total}${unit}`;
  return names.length === total ? `${names.join('、')}共${total}${unit}` : `${names.join('、')}等${total}${unit}`;
}
