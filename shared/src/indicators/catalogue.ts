/** What carries an objective (domain §3.0). The four budgets are attributes of its money, not kinds of object. */
export const OBJECT_TYPES = [
  'PROJECT',
  'POLICY',
  'TRANSFER',
  'DEPARTMENT_WHOLE',
  'UNIT_WHOLE',
  'BOND_PROJECT',
] as const;
export type ObjectType = (typeof OBJECT_TYPES)[number];

/**
 * How points hang together. FLAT: rows sum to the total. NESTED: rows sum to the points printed at their parents.
 * NESTED_SHARE: as NESTED, but level 2 is printed as shares of 100 inside its parent. NONE: the form has no points.
 */
export const WEIGHT_MODES = ['FLAT', 'NESTED', 'NESTED_SHARE', 'NONE'] as const;
export type WeightMode = (typeof WEIGHT_MODES)[number];

/** Blocks that a form may have besides its indicators (domain §2.1, §2.3). */
export const FORM_BLOCKS = ['MID_TERM', 'SCHEDULE', 'FUNDING', 'TASKS', 'BUDGET'] as const;
export type FormBlock = (typeof FORM_BLOCKS)[number];

/** Levels that an objective's indicators may use; data, because places differ (domain §3.1). */
export interface IndicatorCatalogue {
  readonly code: string;
  readonly name: string;
  readonly weightMode: WeightMode;
  /** Points of the whole form; null where the rule parameter goal.totalWeight says it. */
  readonly totalWeight: string | null;
  readonly blocks: readonly FormBlock[];
  readonly levels: readonly CatalogueLevel[];
}

export interface CatalogueGroup {
  readonly code: string;
  readonly label: string;
  readonly mandatory: boolean;
  /** Points where nested; share of the parent where NESTED_SHARE; else null. */
  readonly weight: string | null;
  readonly minCount: number;
}

export interface CatalogueLevel {
  readonly level1: string;
  readonly label: string;
  /** Every object in principle has it. */
  readonly mandatory: boolean;
  /** Points of the block where nested, the usual split where flat. */
  readonly weight: string | null;
  readonly minCount: number;
  readonly level2: readonly CatalogueGroup[];
}

const group = (code: string, label: string, weight: string | null = null): CatalogueGroup => ({
  code,
  label,
  mandatory: false,
  weight,
  minCount: 0,
});

const OUTCOMES = [
  group('ECONOMIC', '经济效益指标'),
  group('SOCIAL', '社会效益指标'),
  group('ECOLOGICAL', '生态效益指标'),
  group('SUSTAINABILITY', '可持续影响指标'),
];

const OUTPUTS = [group('QUANTITY', '数量指标'), group('QUALITY', '质量指标'), group('TIMELINESS', '时效指标')];

const level = (
  level1: string,
  label: string,
  mandatory: boolean,
  weight: string | null,
  level2: readonly CatalogueGroup[],
): CatalogueLevel => ({ level1, label, mandatory, weight, minCount: 0, level2 });

const satisfaction = level('SATISFACTION', '满意度指标', false, '10', [
  group('BENEFICIARY_SATISFACTION', '服务对象满意度指标'),
  group('PUBLIC_SATISFACTION', '社会公众满意度指标'),
]);

const PROJECT_BLOCKS: readonly FormBlock[] = ['MID_TERM', 'SCHEDULE', 'FUNDING'];

/** 财预〔2015〕88号: cost stands under output. */
export const CATALOGUE_2015: IndicatorCatalogue = {
  code: '2015',
  name: '2015 版（财预〔2015〕88号）',
  weightMode: 'FLAT',
  totalWeight: null,
  blocks: PROJECT_BLOCKS,
  levels: [
    level('OUTPUT', '产出指标', true, '50', [...OUTPUTS, group('COST_OF_OUTPUT', '成本指标')]),
    level('OUTCOME', '效益指标', true, '30', OUTCOMES),
    satisfaction,
  ],
};

/** 财预〔2021〕101号: cost is a level of its own. */
export const CATALOGUE_2021: IndicatorCatalogue = {
  code: '2021',
  name: '2021 版（财预〔2021〕101号）',
  weightMode: 'FLAT',
  totalWeight: null,
  blocks: PROJECT_BLOCKS,
  levels: [
    level('COST', '成本指标', false, '20', [
      group('ECONOMIC_COST', '经济成本指标'),
      group('SOCIAL_COST', '社会成本指标'),
      group('ECOLOGICAL_COST', '生态环境成本指标'),
    ]),
    level('OUTPUT', '产出指标', true, '40', OUTPUTS),
    level('OUTCOME', '效益指标', true, '20', OUTCOMES),
    satisfaction,
  ],
};

/**
 * Form with decision and management inside, points nested: 10 and 25. The split of the other 65 points is ours; a place
 * copies the catalogue and writes its own.
 */
export const CATALOGUE_NINGXIA: IndicatorCatalogue = {
  code: 'NINGXIA',
  name: '含决策、管理的嵌套分值式样',
  weightMode: 'NESTED',
  totalWeight: '100',
  blocks: PROJECT_BLOCKS,
  levels: [
    level('DECISION', '决策', true, '10', [
      group('PROJECT_DECISION', '项目立项', '6'),
      group('GOAL_SETTING', '绩效目标', '4'),
    ]),
    level('MANAGEMENT', '管理', true, '25', [
      group('FUND_MANAGEMENT', '资金管理', '15'),
      group('PROJECT_MANAGEMENT', '组织实施', '10'),
    ]),
    level('OUTPUT', '产出', true, '35', [...OUTPUTS, group('COST_OF_OUTPUT', '成本指标')]),
    level('OUTCOME', '效益', true, '30', [...OUTCOMES, group('BENEFICIARY_SATISFACTION', '服务对象满意度指标')]),
  ],
};

export const CATALOGUE_PRESETS: readonly IndicatorCatalogue[] = [CATALOGUE_2015, CATALOGUE_2021, CATALOGUE_NINGXIA];

/** Whole-department and whole-unit forms carry tasks and a budget instead of a project's money (domain §2.3). */
export function formOf(preset: IndicatorCatalogue, objectType: ObjectType): IndicatorCatalogue {
  if (objectType !== 'DEPARTMENT_WHOLE' && objectType !== 'UNIT_WHOLE') return preset;
  return { ...preset, blocks: ['TASKS', 'BUDGET'] };
}

/** National preset by code; null where the code is a place's own. */
export function presetOf(code: string): IndicatorCatalogue | null {
  return CATALOGUE_PRESETS.find((catalogue) => catalogue.code === code) ?? null;
}

/** The preset in force when a year's objectives are declared: 101号 was issued in August 2021. */
export function catalogueForYear(budgetYear: number): IndicatorCatalogue {
  return budgetYear >= 2022 ? CATALOGUE_2021 : CATALOGUE_2015;
}
