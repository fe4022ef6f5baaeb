/**
 * 资金标签, one list for objectives, projects, funds and their ledgers: 专项, 扶贫（衔接推进乡村振兴）, 东西部协作, 直达资金 as a
 * whole and its four kinds (R090, R109).
 */
export const FUND_TAGS = [
  'SPECIAL_FUND',
  'POVERTY',
  'COOPERATION',
  'DIRECT',
  'ANTI_EPIDEMIC_BOND',
  'GENERAL_TRANSFER',
  'SPECIAL_TRANSFER',
  'DIRECT_REFERENCE',
] as const;
export type FundTag = (typeof FUND_TAGS)[number];

/** What the objectives of a kind of funds need beyond the rules of the place. */
export interface FundRule {
  readonly minLevel3?: number;
  readonly quantitativeShare?: number;
  /** Second levels that must be there, such as BENEFICIARY_SATISFACTION. */
  readonly requiredLevel2?: readonly string[];
}

export type FundRules = Readonly<Partial<Record<FundTag, FundRule>>>;

const KEYS = ['minLevel3', 'quantitativeShare', 'requiredLevel2'];
const isNumber = (value: unknown, most: number): boolean =>
  value === undefined || (typeof value === 'number' && Number.isFinite(value) && value >= 0 && value <= most);

/** Reads rules by kind of funds; null where the value is none. */
export function readFundRules(value: unknown): FundRules | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const rules = Object.entries(value as Readonly<Record<string, unknown>>);
  const isSound = rules.every(([tag, rule]) => {
    if (!FUND_TAGS.some((one) => one === tag)) return false;
    if (typeof rule !== 'object' || rule === null || Array.isArray(rule)) return false;
    const { minLevel3, quantitativeShare, requiredLevel2 } = rule as Readonly<Record<string, unknown>>;
    const codes = requiredLevel2 ?? [];
    return (
      Object.keys(rule).every((key) => KEYS.includes(key)) &&
      isNumber(minLevel3, 40) &&
      isNumber(quantitativeShare, 100) &&
      Array.isArray(codes) &&
      codes.every((code) => typeof code === 'string' && /^[A-Z0-9_]{1,40}$/.test(code))
    );
  });
  return isSound ? (value as FundRules) : null;
}

/** The stricter of the place's rules and those of the funds. */
export function withFundRules<Rules extends { minLevel3: number; quantitativeShare: string | null }>(
  rules: Rules,
  funds: readonly FundRule[],
): Rules & { requiredLevel2: readonly string[] } {
  const shares = funds.flatMap(({ quantitativeShare }) => quantitativeShare ?? []);
  const own = rules.quantitativeShare === null ? [] : [Number(rules.quantitativeShare)];
  const most = [...own, ...shares];
  return {
    ...rules,
    minLevel3: Math.max(rules.minLevel3, ...funds.map(({ minLevel3 }) => minLevel3 ?? 0)),
    quantitativeShare: most.length === 0 ? null : String(Math.max(...most)),
    requiredLevel2: [...new Set(funds.flatMap(({ requiredLevel2 }) => requiredLevel2 ?? []))],
  };
}
