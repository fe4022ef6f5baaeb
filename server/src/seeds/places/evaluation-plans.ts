import type { PlaceEvaluations } from './evaluated.js';

/** What the reports tell of finance evaluations, by the code of the place; single amounts are examples. */
export const EVALUATED: Readonly<Record<string, PlaceEvaluations>> = {
  // 衡阳市 2021: 41 = 27 + 14 = 29 + 12, 138.98亿; 2022 plan 34 = 22 + 12 = 29 + 5. The cross table is ours.
  '430400': {
    workYear: 2021,
    subjectYear: 2020,
    completedOn: '2021-11-30',
    approvedOn: '2021-03-15',
    hasProblems: true,
    areCorrected: true,
    isPublished: true,
    firms: [0, 1, 2, 3, 4, 5],
    firmWork: 'RATED',
    blocks: [
      {
        objectType: 'DEPARTMENT_WHOLE',
        records: 27,
        wan: '915000',
        seed: 81,
        name: '',
        fromUnit: 1,
        byFirm: 20,
      },
      {
        objectType: 'PROJECT',
        records: 14,
        wan: '474800',
        seed: 82,
        name: '示例专项资金',
        titles: [
          ['惠企解困资金', 'ENTERPRISE-RELIEF'],
          ['城区集体土地征拆项目', 'LAND'],
          ['政府专项债券资金', 'SPECIAL-BOND'],
        ],
        fromUnit: 30,
        byFirm: 9,
      },
    ],
    next: { workYear: 2022, approvedOn: '2021-12-27', whole: 22, projects: 12, wholeByFirm: 19, projectsByFirm: 10 },
  },
  // 天元区 2023: 7 projects and 1 department, 2.4亿, three firms 3/3/2.
  '430211': {
    workYear: 2023,
    subjectYear: 2022,
    completedOn: '2023-11-20',
    approvedOn: '2023-03-20',
    firms: [1, 2, 3],
    firmWork: 'PAPERS',
    blocks: [
      {
        objectType: 'PROJECT',
        records: 7,
        wan: '21000',
        seed: 83,
        name: '示例重点项目',
        titles: [['示例社会保险基金项目', 'SOCIAL-SECURITY']],
        fromUnit: 1,
        byFirm: 7,
      },
      { objectType: 'DEPARTMENT_WHOLE', records: 1, wan: '3000', seed: 84, name: '', fromUnit: 20, byFirm: 1 },
    ],
  },
  // 平凉市本级 2020: 15 projects 12302.35万元, two whole units 706.01万元.
  '620800': {
    workYear: 2020,
    subjectYear: 2019,
    completedOn: '2020-11-20',
    approvedOn: '2020-03-20',
    blocks: [
      {
        objectType: 'PROJECT',
        records: 15,
        wan: '12302.35',
        seed: 1,
        name: '示例重点项目',
        titles: [
          ['中心城市新民北路道路工程', 'INFRASTRUCTURE'],
          ['战备桥南北两侧匝道建设工程', 'INFRASTRUCTURE'],
        ],
        fromUnit: 1,
        byFirm: 15,
      },
      { objectType: 'DEPARTMENT_WHOLE', records: 2, wan: '706.01', seed: 2, name: '', fromUnit: 176, byFirm: 2 },
    ],
  },
  // 崆峒区: one programme, 177 special funds of 33 departments and 17 towns, 19.38亿.
  '620802': {
    workYear: 2020,
    subjectYear: 2019,
    completedOn: '2020-11-20',
    approvedOn: '2020-03-20',
    blocks: [],
    programmes: [
      {
        title: '2019年度专项资金绩效评价',
        items: 177,
        wan: '193800',
        seed: 3,
        itemName: '示例专项资金',
        units: 50,
        categories: [['经济建设', 'ECONOMY'], ['农业', 'AGRICULTURE'], ['社会保障', 'SOCIAL-SECURITY'], ['民生项目']],
      },
    ],
  },
  // 崇信县: 25 items of 16 bodies, 2919万元.
  '620823': {
    workYear: 2020,
    subjectYear: 2020,
    completedOn: '2020-12-10',
    approvedOn: '2020-03-20',
    blocks: [],
    programmes: [
      {
        title: '2020年国家重点生态功能区转移支付资金专项评价',
        items: 25,
        wan: '2919',
        seed: 4,
        itemName: '示例生态功能区项目',
        units: 16,
        categories: [['生态功能区转移支付']],
        representatives: [15],
      },
    ],
  },
  // 灵台县: 16 categories, 2.36亿; two projects of each are assumed.
  '620822': {
    workYear: 2020,
    subjectYear: 2019,
    completedOn: '2020-11-20',
    approvedOn: '2020-03-20',
    blocks: [],
    programmes: [
      {
        title: '财政扶贫项目重点绩效评价',
        items: 32,
        wan: '23600',
        seed: 5,
        itemName: '示例扶贫项目',
        units: 32,
        categories: Array.from({ length: 16 }, (_, i) => [`示例扶贫类别${i + 1}`] as const),
      },
    ],
  },
  // 庄浪县: 5 projects 31996.65万元, 5 whole units 14358.17万元.
  '620825': {
    workYear: 2020,
    subjectYear: 2020,
    completedOn: '2020-12-10',
    approvedOn: '2020-03-20',
    blocks: [
      {
        objectType: 'PROJECT',
        records: 5,
        wan: '31996.65',
        seed: 56,
        name: '示例重点项目',
        titles: [['公安局智慧城市']],
        fromUnit: 1,
        byFirm: 5,
      },
      { objectType: 'DEPARTMENT_WHOLE', records: 5, wan: '14358.17', seed: 6, name: '', fromUnit: 180, byFirm: 5 },
    ],
  },
  // 静宁县: 35 of 103 departments; key projects 64323万元, of which the report names one and does not count them.
  '620826': {
    workYear: 2020,
    subjectYear: 2019,
    completedOn: '2020-11-20',
    approvedOn: '2020-03-20',
    blocks: [
      {
        objectType: 'PROJECT',
        records: 5,
        wan: '64323',
        seed: 7,
        name: '示例重点项目',
        titles: [['农村安全饮水', 'AGRICULTURE']],
        fromUnit: 40,
        byFirm: 5,
      },
      {
        objectType: 'DEPARTMENT_WHOLE',
        records: 35,
        wan: '3500',
        seed: 8,
        name: '',
        fromUnit: 1,
        byFirm: 0,
        isAssumed: true,
      },
    ],
  },
  // 平凉工业园区: five grades; the year after, since its report tells of no key evaluation in 2020.
  'pingliang-park': {
    workYear: 2021,
    subjectYear: 2020,
    completedOn: '2021-01-14',
    approvedOn: '2021-01-04',
    blocks: [],
    programmes: [
      {
        title: '示例专项评价（五档等级）',
        items: 5,
        wan: '500',
        seed: 9,
        itemName: '示例园区项目',
        units: 5,
        categories: [['示例类别']],
        grades: [
          ['EXCELLENT', '92'],
          ['GOOD', '85'],
          ['FAIR', '74'],
          ['LOW', '63'],
          ['POOR', '51'],
        ],
      },
    ],
  },
};
