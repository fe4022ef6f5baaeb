/**
 * 资金类别 by what money is for, the third way beside the book that it stands in and where it comes from (R016, R122). A line of
 * money is of one category or of none, so that the parts add up; tags of projects may overlap and do not.
 */
export const FUND_CATEGORIES = [
  'POVERTY_ALLEVIATION',
  'EAST_WEST_COOPERATION',
  'INTEGRATED_FUNDS',
  'ECOLOGICAL_FUNCTION_ZONE',
  'AFFORDABLE_HOUSING',
  'PUBLIC_CULTURE',
  'BOND',
  'ANTI_EPIDEMIC_BOND',
  'CENTRAL_INVESTMENT',
  'SCIENCE_TALENT_TOURISM',
  'LOCAL_SPECIAL',
  'OTHER_PROJECTS',
] as const;
export type FundCategory = (typeof FUND_CATEGORIES)[number];

export const FUND_CATEGORY_WORDS: Readonly<Record<FundCategory, string>> = {
  POVERTY_ALLEVIATION: '财政专项扶贫资金',
  EAST_WEST_COOPERATION: '东西部协作资金',
  INTEGRATED_FUNDS: '统筹整合资金',
  ECOLOGICAL_FUNCTION_ZONE: '生态功能区转移支付资金',
  AFFORDABLE_HOUSING: '保障房建设资金',
  PUBLIC_CULTURE: '公共文化资金',
  BOND: '债券资金',
  ANTI_EPIDEMIC_BOND: '抗疫国债资金',
  CENTRAL_INVESTMENT: '中央基建投资资金',
  SCIENCE_TALENT_TOURISM: '科技、人才、旅游专项资金',
  LOCAL_SPECIAL: '本级专项资金',
  OTHER_PROJECTS: '其他项目资金',
};

export const isFundCategory = (text: string): text is FundCategory => FUND_CATEGORIES.some((one) => one === text);
