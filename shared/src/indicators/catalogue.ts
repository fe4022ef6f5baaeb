/** Levels that an objective's indicators may use; data, because places differ (domain §3.1). */
export interface IndicatorCatalogue {
  readonly code: string;
  readonly levels: readonly CatalogueLevel[];
}

export interface CatalogueLevel {
  readonly level1: string;
  readonly label: string;
  /** Every project in principle has it. */
  readonly mandatory: boolean;
  readonly level2: readonly { readonly code: string; readonly label: string }[];
}

/** 财预〔2015〕88号: cost stands under output. */
export const CATALOGUE_2015: IndicatorCatalogue = {
  code: '2015',
  levels: [
    {
      level1: 'OUTPUT',
      label: '产出指标',
      mandatory: true,
      level2: [
        { code: 'QUANTITY', label: '数量指标' },
        { code: 'QUALITY', label: '质量指标' },
        { code: 'TIMELINESS', label: '时效指标' },
        { code: 'COST_OF_OUTPUT', label: '成本指标' },
      ],
    },
    {
      level1: 'OUTCOME',
      label: '效益指标',
      mandatory: true,
      level2: [
        { code: 'ECONOMIC', label: '经济效益指标' },
        { code: 'SOCIAL', label: '社会效益指标' },
        { code: 'ECOLOGICAL', label: '生态效益指标' },
        { code: 'SUSTAINABILITY', label: '可持续影响指标' },
      ],
    },
    {
      level1: 'SATISFACTION',
      label: '满意度指标',
      mandatory: false,
      level2: [
        { code: 'BENEFICIARY_SATISFACTION', label: '服务对象满意度指标' },
        { code: 'PUBLIC_SATISFACTION', label: '社会公众满意度指标' },
      ],
    },
  ],
};

/** 财预〔2021〕101号: cost is a level of its own. */
export const CATALOGUE_2021: IndicatorCatalogue = {
  code: '2021',
  levels: [
    {
      level1: 'COST',
      label: '成本指标',
      mandatory: false,
      level2: [
        { code: 'ECONOMIC_COST', label: '经济成本指标' },
        { code: 'SOCIAL_COST', label: '社会成本指标' },
        { code: 'ECOLOGICAL_COST', label: '生态环境成本指标' },
      ],
    },
    {
      level1: 'OUTPUT',
      label: '产出指标',
      mandatory: true,
      level2: [
        { code: 'QUANTITY', label: '数量指标' },
        { code: 'QUALITY', label: '质量指标' },
        { code: 'TIMELINESS', label: '时效指标' },
      ],
    },
    ...CATALOGUE_2015.levels.slice(1),
  ],
};

const CATALOGUES: readonly IndicatorCatalogue[] = [CATALOGUE_2015, CATALOGUE_2021];

export function catalogueOf(code: string): IndicatorCatalogue {
  return CATALOGUES.find((catalogue) => catalogue.code === code) ?? CATALOGUE_2015;
}

/** The preset in force when a year's objectives are declared: 101号 was issued in August 2021. */
export function catalogueForYear(budgetYear: number): IndicatorCatalogue {
  return budgetYear >= 2022 ? CATALOGUE_2021 : CATALOGUE_2015;
}
