/** What a kind of indicator is, how it is worked out, and one worked example: the form and the printed guide say the same. */
export interface LevelHelp {
  readonly definition: string;
  readonly formula: string;
  readonly example: string;
}

const ECONOMIC_COST: LevelHelp = {
  definition: '为取得产出花了多少钱，以单位成本或总成本封顶。',
  formula: '单位成本 = 实际支出 ÷ 实际完成数量',
  example: '培训 200 人支出 24,000 元，人均 24,000 ÷ 200 = 120 元，指标值写“≤ 150 元/人”。',
};

/** Second-level kinds in the words of the form (R056). */
export const LEVEL2_HELP: Readonly<Record<string, LevelHelp>> = {
  QUANTITY: {
    definition: '本年度交付多少产品、服务或工程量，数得清、验得到。',
    formula: '实际完成数 ÷ 计划完成数 × 100%',
    example: '计划维修道路 12 公里，实际 11.4 公里，完成率 11.4 ÷ 12 × 100% = 95%。',
  },
  QUALITY: {
    definition: '交付的东西达到什么标准，由谁按什么规范验收。',
    formula: '达标数量 ÷ 实际完成数量 × 100%',
    example: '验收 40 个检验批，39 个合格，合格率 39 ÷ 40 × 100% = 97.5%。',
  },
  TIMELINESS: {
    definition: '在什么日期之前完成，或每次响应用多长时间。写明日期或时限，不写“及时”。',
    formula: '按期完成数 ÷ 应完成数 × 100%，或写截止日期',
    example: '“10 月 31 日前完工”；或 24 小时内处置 96 件，共 100 件，及时率 96 ÷ 100 × 100% = 96%。',
  },
  ECONOMIC_COST,
  COST_OF_OUTPUT: ECONOMIC_COST,
  SOCIAL_COST: {
    definition: '项目给公众带来的不便或负担，以次数、天数、户数封顶。',
    formula: '按实际发生数计',
    example: '施工占道不超过 30 天，实际 26 天，指标值写“≤ 30 天”。',
  },
  ECOLOGICAL_COST: {
    definition: '项目对环境造成的消耗或排放，以排放量、能耗、占地封顶。',
    formula: '单位能耗 = 能源消耗量 ÷ 实际产出量',
    example: '路灯改造后每盏每年用电 180 千瓦时，指标值写“≤ 200 千瓦时/盏”。',
  },
  ECONOMIC: {
    definition: '给服务对象或地方带来的收入、产值、节约等可用金额或增幅表示的好处。',
    formula: '（本年数 − 上年数）÷ 上年数 × 100%',
    example: '参训农户户均收入由 20,000 元增至 21,200 元，增长 1,200 ÷ 20,000 × 100% = 6%。',
  },
  SOCIAL: {
    definition: '对就业、安全、健康、便利、公平等的影响。能计数的计数，不能计数的写清分级标准。',
    formula: '受益人数 ÷ 应受益人数 × 100%，或按分级描述判定',
    example: '应受益 1,000 户，实际受益 960 户，受益覆盖率 960 ÷ 1,000 × 100% = 96%。',
  },
  ECOLOGICAL: {
    definition: '对空气、水、土壤、绿化、能耗的改善。',
    formula: '改善量 ÷ 基期数 × 100%',
    example: '优良天数由 270 天增至 281 天，指标值写“≥ 280 天”。',
  },
  SUSTAINABILITY: {
    definition: '项目结束以后，成果由谁管护、靠什么制度和经费继续发挥作用。',
    formula: '落实管护的数量 ÷ 交付数量 × 100%，或按分级描述判定',
    example: '交付 25 处设施，24 处签了管护协议，落实率 24 ÷ 25 × 100% = 96%。',
  },
  BENEFICIARY_SATISFACTION: {
    definition: '直接接受服务的人满意的比例。写明问谁、问多少人、怎么问。',
    formula: '评价“满意”和“基本满意”的人数 ÷ 有效答卷人数 × 100%',
    example: '有效答卷 300 份，满意和基本满意 279 份，满意度 279 ÷ 300 × 100% = 93%。',
  },
  PUBLIC_SATISFACTION: {
    definition: '不直接受益的公众对项目的评价，通常用抽样或电话调查取得。',
    formula: '评价“满意”和“基本满意”的人数 ÷ 有效受访人数 × 100%',
    example: '有效受访 500 人，满意和基本满意 440 人，满意度 440 ÷ 500 × 100% = 88%。',
  },
};
