import type { ArchetypeName } from '../archetypes.js';
import type { AppraisalOccasion } from '../appraisal-plans.js';
import type { FundCategory } from '@jixiao/shared';
import type { JurisdictionPlan } from '../organizations.js';
import type { StatedFigurePlan } from '../stated-figures.js';
import type { FollowedPlan } from './followed.js';
import { EVALUATED_PLACES } from './evaluated-places.js';
import { FOLLOWED_PLACES } from './followed-plans.js';
import { place } from './place.js';
import type { PlaceRounds } from './rounds.js';
import type { SelfPlan } from './self-plans.js';

/** Projects of one place that share a total: what the report prints, spread over so many records. */
export interface ProjectBlock {
  readonly records: number;
  readonly wan: string;
  readonly seed: number;
  /** Every record gets at least so much. */
  readonly least?: string;
  /** Name before the running number. */
  readonly name: string;
  readonly fundKind?: 'SOCIAL_INSURANCE';
  /** Money from above or from elsewhere; own money where nothing is said. */
  readonly fundSource?: 'SUPERIOR_TRANSFER' | 'OTHER';
  /** What the money is for, where the report says it. */
  readonly fundCategory?: FundCategory;
  /** 财政重点项目. */
  readonly isMajor?: boolean;
  readonly archetype?: ArchetypeName;
  readonly fundTags?: readonly string[];
  /** Only the first so many units carry them, where that is fewer than of the other projects. */
  readonly units?: number;
  /** Single amounts; those that no report states are assumed. */
  readonly fixed?: readonly (readonly [name: string, wan: string, isStated: boolean])[];
}

export interface PlacePlan {
  readonly place: JurisdictionPlan;
  readonly year: number;
  readonly approvedOn: string;
  /** Word of the place's documents before the year in brackets. */
  readonly issuer: string;
  readonly catalogueCode: string;
  readonly projects: readonly ProjectBlock[];
  /** Units that carry the projects; the others have none. */
  readonly unitsWithProjects: number;
  /** Total of the whole-department objectives, projects included; null where the place has none. `units`: only the first so many have one. */
  readonly wholes: {
    readonly wan: string;
    readonly seed: number;
    readonly isAssumed: boolean;
    readonly units?: number;
  } | null;
  /** Example appraisals for the next budget; the place's report tells of none. */
  readonly appraisals?: AppraisalOccasion;
  readonly rules: readonly (readonly [code: string, value: unknown, source: string])[];
  readonly monitoring?: PlaceRounds;
  /** Funds and spot checks. */
  readonly followed?: FollowedPlan;
  readonly selfEvaluations?: SelfPlan;
  /** What the bureau printed, by figure: kept to be compared with what the records give. */
  readonly stated?: readonly StatedFigurePlan[];
}

/** Bureaus whose reports tell of objectives (data sets 000–003): totals are theirs, units and projects are examples. */
export const PLACES: readonly PlacePlan[] = [
  {
    place: {
      ...place('430211', '天元区', '湖南省株洲市天元区', 'DISTRICT', 124, 'tianyuan-', '2023-12-25'),
      firms: [
        { name: '示例第三方机构（天元区）', account: 'firm' },
        { name: '湖南建业会计师事务所', account: 'jianye' },
        { name: '湖南天信兴业会计师事务所', account: 'tianxin' },
        { name: '湖南天岳会计师事务所', account: 'tianyue' },
      ],
    },
    year: 2023,
    approvedOn: '2023-02-10',
    issuer: '示例天元财预',
    catalogueCode: '2021',
    appraisals: { year: 2024, reportedOn: '2023-11-06', scoredOn: '2023-11-15', concludedOn: '2023-11-20' },
    projects: [
      // 245 of 200万元 and above, 115,429万元, one of them exactly 200万元; the others below.
      { records: 1, wan: '200', seed: 51, name: '', fixed: [['示例项目20230000', '200', false]] },
      { records: 244, wan: '115229', seed: 52, name: '示例项目2023', least: '201' },
      { records: 65, wan: '7171', seed: 60, name: '示例小额项目2023' },
      {
        records: 2,
        wan: '13100',
        seed: 52,
        name: '示例社会保险基金项目',
        fundKind: 'SOCIAL_INSURANCE',
        fixed: [
          ['示例社会保险基金项目1', '4800', false],
          ['示例社会保险基金项目2', '8300', false],
        ],
      },
    ],
    unitsWithProjects: 124,
    wholes: { wan: '210600', seed: 53, isAssumed: false },
    // 全区124家预算单位针对部门整体支出23.24亿元，专项资金15.32亿元进行了绩效自评; 330 projects are assumed.
    selfEvaluations: {
      workYear: 2023,
      earlier: {
        year: 2022,
        approvedOn: '2022-02-14',
        projects: [{ records: 330, wan: '153200', seed: 81, name: '示例专项资金项目2022' }],
        unitsWithProjects: 124,
        wholes: { wan: '232400', seed: 82, isAssumed: false },
      },
      acceptedFrom: '2023-05-08',
      coachedFrom: '2023-03-06',
    },
    rules: [
      ['goal.sync', ['COMPILE', 'REPLY', 'PUBLISH'], '三同步：申报、批复、公开'],
      ['monitoring.leastAmount', 2_000_000, '200万元以上的专项资金重点监管'],
      ['monitoring.fundKinds', ['GENERAL_PUBLIC', 'GOVERNMENT_FUND', 'STATE_CAPITAL'], '专项资金（不含社会保险基金）'],
      ['monitoring.leastExecution', 75, '偏差低于75%的须提交情况说明（本系统读作执行率低于 75%）'],
      ['monitoring.leastAttainment', 75, '偏差低于75%的须提交情况说明（本系统读作目标完成率低于 75%）'],
    ],
    monitoring: {
      scope: {
        leastAmount: '2000000.00',
        fundKinds: ['GENERAL_PUBLIC', 'GOVERNMENT_FUND', 'STATE_CAPITAL'],
      },
      alerts: { leastExecution: '75', leastAttainment: '75' },
      rounds: [['2023年10月绩效监控', '2023-01-01', '2023-10-31', '2023-11-01', '2023-11-15', '2023-12-11']],
    },
  },
  {
    place: place('620822', '灵台县', '甘肃省平凉市灵台县', 'COUNTY', 163, 'lingtai-', '2020-12-25'),
    year: 2020,
    approvedOn: '2020-02-12',
    issuer: '示例灵财预',
    catalogueCode: '2015',
    projects: [{ records: 273, wan: '57929.21', seed: 54, name: '示例项目2020' }],
    unitsWithProjects: 163,
    wholes: { wan: '193100', seed: 55, isAssumed: false },
    rules: [['goal.sync', ['COMPILE', 'MEET', 'REPLY', 'PUBLISH'], '四同步：编审、上会、批复、公开']],
    followed: {
      // Ten per cent of 273, rounded up.
      sample: { name: '2020年绩效运行监控抽查', share: '10.00', seed: '示例抽查2020', drawnOn: '2020-09-07' },
    },
  },
  {
    place: {
      ...place('620825', '庄浪县', '甘肃省平凉市庄浪县', 'COUNTY', 184, 'zhuanglang-', '2020-12-25'),
      namedUnits: { 180: { name: '盘安镇', isTown: true } },
    },
    year: 2020,
    approvedOn: '2020-02-14',
    issuer: '示例庄财预',
    catalogueCode: '2015',
    projects: [
      { records: 5, wan: '31996.65', seed: 56, name: '示例重点项目' },
      { records: 143, wan: '36823.44', seed: 57, name: '示例项目2020' },
    ],
    unitsWithProjects: 148,
    wholes: { wan: '346236.11', seed: 58, isAssumed: false },
    rules: [['monitoring.objects', ['PROJECT', 'DEPARTMENT_WHOLE'], '对各预算单位支出开展运行监控']],
    monitoring: {
      scope: { objects: ['PROJECT', 'DEPARTMENT_WHOLE'] },
      rounds: [['2020年1—10月绩效运行监控', '2020-01-01', '2020-10-31', '2020-11-02', '2020-11-20', '2020-12-15']],
    },
  },
  {
    place: {
      ...place('430400', '衡阳市', '湖南省衡阳市', 'CITY', 268, 'hengyang-', '2021-12-28'),
      firms: [
        { name: '示例第三方机构（衡阳市）', account: 'firm' },
        ...[2, 3, 4, 5, 6].map((n) => ({ name: `示例会计师事务所0${n}（衡阳市）`, account: `firm${n}` })),
      ],
    },
    year: 2021,
    approvedOn: '2021-02-08',
    issuer: '示例衡财预',
    catalogueCode: '2015',
    projects: [],
    unitsWithProjects: 0,
    wholes: { wan: '1340000', seed: 59, isAssumed: true },
    // 243个单位报送自评报告 of 268; their money is assumed.
    selfEvaluations: {
      workYear: 2021,
      earlier: {
        year: 2020,
        approvedOn: '2020-02-10',
        projects: [],
        unitsWithProjects: 0,
        wholes: { wan: '1290000', seed: 83, isAssumed: true },
      },
      acceptedFrom: '2021-05-10',
      filedWholes: 243,
    },
    rules: [['monitoring.objects', ['DEPARTMENT_WHOLE'], '各预算单位报送绩效运行监控表']],
    monitoring: {
      scope: { objects: ['DEPARTMENT_WHOLE'] },
      rounds: [['2021年绩效运行监控', '2021-01-01', '2021-08-31', '2021-09-06', '2021-09-30', '2021-11-05']],
      filedWholes: 248,
    },
  },
  {
    place: place(
      '653001',
      '阿图什市',
      '新疆维吾尔自治区克孜勒苏柯尔克孜自治州阿图什市',
      'COUNTY',
      60,
      'artush-',
      '2018-12-28',
    ),
    year: 2018,
    approvedOn: '2018-03-05',
    issuer: '示例阿财预',
    catalogueCode: '2015',
    projects: [
      { records: 339, wan: '229062.31', seed: 60, name: '示例项目2018', archetype: 'agriculture' },
      {
        records: 3,
        wan: '985.1',
        seed: 61,
        name: '',
        archetype: 'agriculture',
        fixed: [
          ['乡镇管理及涉农资金整合经费', '126.5', false],
          ['2018年新疆专项（第二批）中央基建投资', '840', true],
          ['孤儿被装购置费', '18.6', false],
        ],
      },
    ],
    unitsWithProjects: 56,
    wholes: null,
    // 2018年度对342个项目作出评价，其中……三个项目评分结果为0分.
    selfEvaluations: {
      workYear: 2018,
      acceptedFrom: '2018-11-26',
      nought: ['乡镇管理及涉农资金整合经费', '2018年新疆专项（第二批）中央基建投资', '孤儿被装购置费'],
    },
    rules: [
      ['goal.minLevel1', 3, '绩效目标设置：一级指标不少于3个'],
      ['goal.minLevel2', 5, '绩效目标设置：二级指标不少于5个'],
      ['goal.minLevel3', 7, '绩效目标设置：三级指标不少于7个'],
      ['goal.quantitativeShare', 70, '绩效目标设置：量化指标占70%以上'],
      ['goal.sync', ['COMPILE', 'REPLY'], '三同：同上报、同审核、同批复'],
    ],
    monitoring: {
      scope: {},
      rounds: [
        ['2018年第一季度绩效运行监控', '2018-01-01', '2018-03-31', '2018-04-02', '2018-04-16', '2018-05-07'],
        ['2018年第二季度绩效运行监控', '2018-04-01', '2018-06-30', '2018-07-02', '2018-07-16', '2018-08-06'],
        ['2018年第三季度绩效运行监控', '2018-07-01', '2018-09-30', '2018-10-08', '2018-10-19', '2018-11-12'],
        // The report was written before the year was over: what was paid by 20 December is looked at (assumed).
        ['2018年第四季度绩效运行监控', '2018-10-01', '2018-12-20', '2018-12-21', '2018-12-25', '2018-12-27'],
      ],
    },
  },
  ...FOLLOWED_PLACES,
  ...EVALUATED_PLACES,
];
