/** Words of the frameworks' second level, and the kinds of the indicator library that they mean. */
const KINDS: readonly (readonly [RegExp, string])[] = [
  [/数量/, 'QUANTITY'],
  [/质量/, 'QUALITY'],
  [/时效|及时/, 'TIMELINESS'],
  [/成本/, 'ECONOMIC_COST'],
  [/满意/, 'BENEFICIARY_SATISFACTION'],
  [/经济/, 'ECONOMIC'],
  [/生态|环境/, 'ECOLOGICAL'],
  [/可持续/, 'SUSTAINABILITY'],
];

/** The kind by its words; what says nothing of itself is a quantity of output or a social outcome, and can be corrected. */
export function kindOf(level1: string, level2: string): string {
  return KINDS.find(([words]) => words.test(level2))?.[1] ?? (level1 === 'OUTPUT' ? 'QUANTITY' : 'SOCIAL');
}
