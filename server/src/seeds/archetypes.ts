import type { Direction } from '@jixiao/shared';

/** One indicator of an example objective, before its project is known. */
export interface IndicatorPlan {
  readonly level1: 'OUTPUT' | 'OUTCOME' | 'SATISFACTION';
  readonly level2: string;
  readonly name: string;
  readonly direction: Direction;
  readonly target?: string;
  readonly low?: string;
  readonly high?: string;
  /** Month and day in the budget year, for DATE_BY. */
  readonly by?: string;
  readonly from?: string;
  readonly text?: string;
  readonly bands?: readonly { from: string; share: string }[];
  readonly unit: string | null;
  readonly weight: string;
}

export interface Archetype {
  readonly field: string;
  readonly goal: string;
  readonly indicators: readonly IndicatorPlan[];
}

const satisfaction = (who: string, target: string): IndicatorPlan => ({
  level1: 'SATISFACTION',
  level2: 'BENEFICIARY_SATISFACTION',
  name: `${who}满意度`,
  direction: 'GE',
  target,
  unit: '%',
  weight: '10',
});

function row(
  level1: IndicatorPlan['level1'],
  level2: string,
  name: string,
  direction: 'GE' | 'LE',
  target: string,
  unit: string,
  weight: string,
): IndicatorPlan {
  return { level1, level2, name, direction, target, unit, weight };
}

/** Kinds of projects; together they use all eight directions (domain §3.2). Weights sum to 90 beside the execution row. */
export const ARCHETYPES = {
  education: {
    field: '教育',
    goal: '向不少于120名学生按时足额发放教育补助，使符合条件的学生应助尽助。',
    indicators: [
      {
        level1: 'OUTPUT',
        level2: 'QUANTITY',
        name: '补助学生人数',
        direction: 'GE',
        target: '120',
        unit: '人',
        weight: '20',
      },
      {
        level1: 'OUTPUT',
        level2: 'QUALITY',
        name: '补助标准执行偏差',
        direction: 'LE',
        target: '2',
        unit: '%',
        weight: '15',
      },
      {
        level1: 'OUTPUT',
        level2: 'TIMELINESS',
        name: '补助发放完成时间',
        direction: 'DATE_BY',
        from: '03-01',
        by: '06-30',
        unit: null,
        weight: '15',
      },
      {
        level1: 'OUTCOME',
        level2: 'SOCIAL',
        name: '符合条件学生受助率',
        direction: 'EQ',
        target: '100',
        unit: '%',
        weight: '30',
      },
      satisfaction('受助学生及家长', '90'),
    ],
  },
  construction: {
    field: '城乡建设',
    goal: '按期建成公共设施4处并投入使用，验收合格，改善公共设施条件。',
    indicators: [
      {
        level1: 'OUTPUT',
        level2: 'QUANTITY',
        name: '建设数量',
        direction: 'EQ',
        target: '4',
        unit: '处',
        weight: '20',
      },
      {
        level1: 'OUTPUT',
        level2: 'QUALITY',
        name: '工程验收是否合格',
        direction: 'BOOL',
        text: '是',
        unit: null,
        weight: '15',
      },
      {
        level1: 'OUTPUT',
        level2: 'TIMELINESS',
        name: '完工时间',
        direction: 'DATE_BY',
        from: '03-01',
        by: '10-31',
        unit: null,
        weight: '15',
      },
      {
        level1: 'OUTCOME',
        level2: 'SOCIAL',
        name: '设施使用率',
        direction: 'BAND',
        bands: [
          { from: '80', share: '100' },
          { from: '60', share: '70' },
          { from: '0', share: '0' },
        ],
        unit: '%',
        weight: '30',
      },
      satisfaction('周边居民', '85'),
    ],
  },
  livelihood: {
    field: '民生保障',
    goal: '按标准按月发放，保障困难群众不少于300人的基本生活。',
    indicators: [
      {
        level1: 'OUTPUT',
        level2: 'QUANTITY',
        name: '保障人数',
        direction: 'GE',
        target: '300',
        unit: '人',
        weight: '20',
      },
      {
        level1: 'OUTPUT',
        level2: 'QUALITY',
        name: '发放准确率',
        direction: 'GE',
        target: '99',
        unit: '%',
        weight: '15',
      },
      {
        level1: 'OUTPUT',
        level2: 'TIMELINESS',
        name: '每月发放延迟天数',
        direction: 'LE',
        target: '3',
        unit: '天',
        weight: '15',
      },
      {
        level1: 'OUTCOME',
        level2: 'SOCIAL',
        name: '困难群众基本生活保障程度',
        direction: 'QUAL',
        text: '基本生活得到有效保障',
        unit: null,
        weight: '30',
      },
      satisfaction('保障对象', '90'),
    ],
  },
  services: {
    field: '公共服务',
    goal: '完成年度公共服务任务，服务质量达到规定标准。',
    indicators: [
      {
        level1: 'OUTPUT',
        level2: 'QUANTITY',
        name: '服务场次',
        direction: 'GE',
        target: '24',
        unit: '场',
        weight: '20',
      },
      {
        level1: 'OUTPUT',
        level2: 'QUALITY',
        name: '服务达标率',
        direction: 'RANGE',
        low: '95',
        high: '100',
        unit: '%',
        weight: '15',
      },
      {
        level1: 'OUTPUT',
        level2: 'TIMELINESS',
        name: '任务按期完成率',
        direction: 'GE',
        target: '100',
        unit: '%',
        weight: '15',
      },
      {
        level1: 'OUTCOME',
        level2: 'SUSTAINABILITY',
        name: '服务覆盖村（社区）比例',
        direction: 'GE',
        target: '80',
        unit: '%',
        weight: '30',
      },
      satisfaction('服务对象', '85'),
    ],
  },
  operation: {
    field: '机关运行',
    goal: '保障业务正常开展，支出控制在预算以内。',
    indicators: [
      {
        level1: 'OUTPUT',
        level2: 'QUANTITY',
        name: '业务工作完成数量',
        direction: 'GE',
        target: '12',
        unit: '项',
        weight: '20',
      },
      { level1: 'OUTPUT', level2: 'QUALITY', name: '差错率', direction: 'LE', target: '1', unit: '%', weight: '15' },
      {
        level1: 'OUTPUT',
        level2: 'TIMELINESS',
        name: '年度任务完成时间',
        direction: 'DATE_BY',
        from: '01-10',
        by: '12-20',
        unit: null,
        weight: '15',
      },
      {
        level1: 'OUTCOME',
        level2: 'SOCIAL',
        name: '是否保障业务正常开展',
        direction: 'BOOL',
        text: '是',
        unit: null,
        weight: '30',
      },
      satisfaction('服务对象', '90'),
    ],
  },
  agriculture: {
    field: '农业农村',
    goal: '完成年度建设任务，带动农户增收，设施长期发挥作用。',
    indicators: [
      row('OUTPUT', 'QUANTITY', '新建或改造设施', 'GE', '6', '处', '15'),
      row('OUTPUT', 'QUANTITY', '技术培训', 'GE', '200', '人次', '10'),
      row('OUTPUT', 'QUALITY', '验收合格率', 'GE', '98', '%', '10'),
      row('OUTPUT', 'COST_OF_OUTPUT', '每处设施造价', 'LE', '15', '万元/处', '15'),
      row('OUTCOME', 'ECONOMIC', '带动农户户均增收', 'GE', '1200', '元', '15'),
      {
        level1: 'OUTCOME',
        level2: 'SUSTAINABILITY',
        name: '管护机制',
        direction: 'QUAL',
        text: '有管护主体、有经费、有记录',
        unit: null,
        weight: '15',
      },
      satisfaction('受益农户', '90'),
    ],
  },
} as const satisfies Readonly<Record<string, Archetype>>;

export type ArchetypeName = keyof typeof ARCHETYPES;
/** Kinds that the projects of Luolong take in turn; seven rows are the rule of another place. */
export const ARCHETYPE_NAMES = (Object.keys(ARCHETYPES) as ArchetypeName[]).filter((name) => name !== 'agriculture');
