import { place } from './place.js';
import type { FundCategory } from '@jixiao/shared';
import type { StatedFigurePlan } from '../stated-figures.js';
import type { PlacePlan, ProjectBlock } from './plans.js';

type Category = readonly [records: number, wan: string, seed: number, name: string, category: FundCategory];

const jingchuan = ([records, wan, seed, name, fundCategory]: Category, ...fundTags: string[]): ProjectBlock[] => [
  { records, wan, seed, name: `示例${name}项目`, fundCategory, ...(fundTags.length > 0 ? { fundTags } : {}) },
];
const jingchuanPoverty = (category: Category, ...fundTags: string[]): ProjectBlock[] =>
  jingchuan(category, 'POVERTY', ...fundTags);

/** The ten categories and their total as the county printed them; the ninth has its decimal point one place too far right. */
const JINGCHUAN_STATED: readonly StatedFigurePlan[] = (
  [
    ['01', 'selfeval_money', '1267646400.00', '纳入绩效评价的资金共计126764.64万元'],
    ['02', 'selfeval_money_for_poverty_alleviation', '180287200.00', '财政专项扶贫资金18028.72万元'],
    ['03', 'selfeval_money_for_east_west_cooperation', '36090000.00', '东西部协作资金3609万元'],
    ['04', 'selfeval_money_for_integrated_funds', '50981200.00', '统筹整合资金5098.12万元'],
    ['05', 'selfeval_money_for_ecological_function_zone', '47140000.00', '生态功能区转移支付资金4714万元'],
    ['06', 'selfeval_money_for_affordable_housing', '99770000.00', '保障房建设资金9977万元'],
    ['07', 'selfeval_money_for_public_culture', '2050000.00', '公共文化资金205万元'],
    ['08', 'selfeval_money_for_bond', '170760000.00', '债券资金17076万元'],
    ['09', 'selfeval_money_for_anti_epidemic_bond', '72100000.00', '抗疫国债资金7210万元'],
    ['10', 'selfeval_money_for_other_projects', '5458308000.00', '其他项目资金545830.8万元'],
    ['11', 'selfeval_money_for_local_special', '62637200.00', '县本级专项资金6263.72万元'],
  ] as const
).map(([n, figureId, value, quote]) => [`F000-036-${n}`, figureId, value, '万元', quote, '000-036']);

/** Bureaus whose reports tell of monitored funds and whole departments (data set 000); everything else there is an example. */
export const FOLLOWED_PLACES: readonly PlacePlan[] = [
  {
    place: {
      ...place('620823', '崇信县', '甘肃省平凉市崇信县', 'COUNTY', 40, 'chongxin-', '2020-12-25'),
      namedUnits: { 16: { name: '县生态环境局' } },
    },
    year: 2020,
    approvedOn: '2020-02-18',
    issuer: '示例崇财预',
    catalogueCode: '2015',
    projects: [],
    unitsWithProjects: 0,
    wholes: null,
    rules: [],
    followed: {
      funds: {
        wan: '25568.18',
        seed: 71,
        kinds: ['ANTI_EPIDEMIC_BOND', 'GENERAL_TRANSFER', 'SPECIAL_TRANSFER', 'DIRECT_REFERENCE'],
      },
    },
  },
  {
    place: place('620821', '泾川县', '甘肃省平凉市泾川县', 'COUNTY', 40, 'jingchuan-', '2020-12-25'),
    year: 2020,
    approvedOn: '2020-02-20',
    issuer: '示例泾财预',
    catalogueCode: '2015',
    // The board of poverty money: 22 projects of three kinds that are self-evaluated later, and eight more.
    // The board of poverty money: 22 projects of three kinds that are self-evaluated, and eight more that are not. The ten
    // categories are the report's; how many projects each has is assumed, and 其他项目资金 is what closes its total.
    projects: [
      ...jingchuanPoverty([12, '18028.72', 72, '财政专项扶贫', 'POVERTY_ALLEVIATION']),
      ...jingchuanPoverty([4, '3609', 73, '东西部协作', 'EAST_WEST_COOPERATION'], 'COOPERATION'),
      ...jingchuanPoverty([6, '5098.12', 74, '统筹整合', 'INTEGRATED_FUNDS']),
      ...jingchuanPoverty([8, '7224.15', 75, '其他扶贫', 'POVERTY_ALLEVIATION']),
      ...jingchuan([3, '4714', 151, '生态功能区转移支付', 'ECOLOGICAL_FUNCTION_ZONE']),
      ...jingchuan([5, '9977', 152, '保障房建设', 'AFFORDABLE_HOUSING']),
      ...jingchuan([2, '205', 153, '公共文化', 'PUBLIC_CULTURE']),
      ...jingchuan([6, '17076', 154, '债券', 'BOND']),
      ...jingchuan([4, '7210', 155, '抗疫国债', 'ANTI_EPIDEMIC_BOND']),
      ...jingchuan([40, '54583.08', 156, '其他资金', 'OTHER_PROJECTS']),
      ...jingchuan([18, '6263.72', 157, '县本级专项', 'LOCAL_SPECIAL']),
    ],
    unitsWithProjects: 30,
    wholes: null,
    rules: [],
    selfEvaluations: {
      workYear: 2020,
      acceptedFrom: '2020-11-10',
      except: '示例其他扶贫',
      surveyed: { projects: 6, from: '2020-10-12', to: '2020-10-30' },
    },
    stated: JINGCHUAN_STATED,
    monitoring: {
      scope: {},
      fundTag: 'POVERTY',
      rounds: [
        ['2020年扶贫资金绩效目标跟踪监控', '2020-01-01', '2020-08-31', '2020-09-02', '2020-09-18', '2020-10-16'],
      ],
    },
    followed: { funds: { ofProjects: 'POVERTY' } },
  },
  {
    place: {
      ...place('620881', '华亭市', '甘肃省平凉市华亭市', 'COUNTY', 86, 'huating-', '2020-12-25'),
      subordinates: 84,
    },
    year: 2020,
    approvedOn: '2020-02-17',
    issuer: '示例华财预',
    catalogueCode: '2015',
    projects: [
      // 涉及资金12934.87万元（其中本级预算安排8068.45万元）; how many of the 91 they are is assumed.
      { records: 57, wan: '8068.45', seed: 76, name: '示例项目2020' },
      { records: 34, wan: '4866.42', seed: 88, name: '示例其他资金项目2020', fundSource: 'OTHER' },
      { records: 142, wan: '28765.75', seed: 77, name: '示例其他项目2020' },
    ],
    unitsWithProjects: 86,
    wholes: { wan: '40000', seed: 78, isAssumed: true, units: 8 },
    rules: [['monitoring.objects', ['DEPARTMENT_WHOLE'], '部门整体支出绩效运行监控']],
    selfEvaluations: { workYear: 2020, acceptedFrom: '2020-11-09', projects: 91 },
    monitoring: {
      scope: { objects: ['DEPARTMENT_WHOLE'] },
      rounds: [['2020年部门整体支出绩效监控', '2020-01-01', '2020-08-31', '2020-09-03', '2020-09-21', '2020-10-16']],
      slowWholes: [2, 5],
    },
  },
];
