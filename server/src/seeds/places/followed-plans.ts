import { place } from './place.js';
import type { PlacePlan } from './plans.js';

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
    projects: [
      { records: 12, wan: '18028.72', seed: 72, name: '示例财政专项扶贫项目', fundTags: ['POVERTY'] },
      { records: 4, wan: '3609', seed: 73, name: '示例东西部协作项目', fundTags: ['POVERTY', 'COOPERATION'] },
      { records: 6, wan: '5098.12', seed: 74, name: '示例统筹整合项目', fundTags: ['POVERTY'] },
      { records: 8, wan: '7224.15', seed: 75, name: '示例其他扶贫项目', fundTags: ['POVERTY'] },
    ],
    unitsWithProjects: 30,
    wholes: null,
    rules: [],
    monitoring: {
      scope: {},
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
