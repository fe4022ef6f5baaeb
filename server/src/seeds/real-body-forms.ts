import { ARCHETYPES, type Archetype, type ArchetypeName, type IndicatorPlan } from './archetypes.js';

/**
 * Invented objectives of real bodies are written as the clinic would have them, cost included: a remark on one of them
 * would be something negative that no report states. The example units keep the faults that the clinic finds.
 */
const BETTER: Readonly<Record<string, Partial<IndicatorPlan>>> = {
  服务达标率: { name: '公共服务场次达标率' },
  任务按期完成率: { name: '每场服务提前公告天数', target: '7', unit: '天' },
  年度任务完成时间: { name: '十二项业务办结时间', by: '11-15' },
  困难群众基本生活保障程度: {
    text: '达成：按月足额到账，无一户断保；部分达成：有延迟，当月补足；未达成：有断保',
  },
};
const GOALS: Partial<Record<ArchetypeName, string>> = {
  services: '全年开展公共服务24场，达标率不低于95%，覆盖80%的村（社区）。',
  operation: '全年办结业务工作12项，差错率不高于1%，支出控制在预算以内。',
  agriculture: '新建或改造设施6处，培训200人次，带动户均增收1200元。',
};
const COSTS: Partial<Record<ArchetypeName, readonly [name: string, most: string, unit: string]>> = {
  education: ['生均补助成本', '2000', '元/人'],
  construction: ['每处设施造价', '30', '万元/处'],
  livelihood: ['人均保障成本', '3600', '元/人'],
  services: ['每场服务成本', '3000', '元/场'],
  operation: ['每项业务成本', '8000', '元/项'],
};
const COST_WEIGHT = 5;

export function formOf(name: ArchetypeName, isReal: boolean): Archetype {
  const archetype: Archetype = ARCHETYPES[name];
  if (!isReal) return archetype;
  const cost = COSTS[name];
  return {
    ...archetype,
    goal: GOALS[name] ?? archetype.goal,
    indicators: [
      ...archetype.indicators.map((row) => ({
        ...row,
        ...BETTER[row.name],
        // What the cost weighs is taken from the timeliness.
        ...(cost && row.level2 === 'TIMELINESS' ? { weight: String(Number(row.weight) - COST_WEIGHT) } : {}),
      })),
      ...(cost ? [costRow(...cost)] : []),
    ],
  };
}

function costRow(name: string, most: string, unit: string): IndicatorPlan {
  return {
    level1: 'OUTPUT',
    level2: 'COST_OF_OUTPUT',
    name,
    direction: 'LE',
    target: most,
    unit,
    weight: String(COST_WEIGHT),
  };
}
