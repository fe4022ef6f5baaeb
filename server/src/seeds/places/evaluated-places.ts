import { FIVE_BANDS } from '@jixiao/shared';
import { place } from './place.js';
import type { PlacePlan } from './plans.js';

const none = {
  projects: [],
  unitsWithProjects: 0,
  wholes: null,
  catalogueCode: '2015',
  year: 2020,
  approvedOn: '2020-02-20',
} as const;

/** Bureaus of data set 000 whose reports tell of evaluations and of no single objective. */
export const EVALUATED_PLACES: readonly PlacePlan[] = [
  {
    ...none,
    place: {
      ...place('620800', '平凉市', '甘肃省平凉市', 'CITY', 177, 'pingliang-', '2020-12-25'),
      namedUnits: { 176: { name: '市科技局' }, 177: { name: '市国资委' } },
    },
    issuer: '示例平财预',
    rules: [],
    // 实现了177个预算单位自评全覆盖; their money is assumed.
    selfEvaluations: {
      workYear: 2020,
      earlier: {
        year: 2019,
        approvedOn: '2019-02-18',
        projects: [],
        unitsWithProjects: 0,
        wholes: { wan: '885000', seed: 84, isAssumed: true },
      },
      acceptedFrom: '2020-10-12',
    },
  },
  {
    ...none,
    place: {
      ...place('620802', '崆峒区', '甘肃省平凉市崆峒区', 'DISTRICT', 50, 'kongtong-', '2020-12-25'),
      townsFrom: 34,
    },
    issuer: '示例崆财预',
    rules: [],
  },
  {
    ...none,
    place: {
      ...place('620826', '静宁县', '甘肃省平凉市静宁县', 'COUNTY', 103, 'jingning-', '2020-12-25'),
      // The showcase unit keeps its example name: people try things out there.
      namedUnits: { 2: { name: '县人社局' }, 3: { name: '县卫计局' } },
      // The pool is in the report, its size is not: twenty are assumed.
      experts: 20,
    },
    issuer: '示例静财预',
    rules: [],
  },
  {
    ...none,
    place: {
      ...place('pingliang-park', '平凉工业园区', '甘肃省平凉工业园区', 'COUNTY', 10, 'park-', '2021-01-15'),
      code: null,
    },
    issuer: '示例园财预',
    rules: [['grade.scale', FIVE_BANDS, '支出绩效评价结果按优、良、中、低、差评定等级（分档界限为本系统假设）']],
    // 本级项目5个866万元，上级转移支付覆盖率100%、4094万元，财政重点项目10个30650万元; six transfers are assumed.
    selfEvaluations: {
      workYear: 2020,
      earlier: {
        year: 2019,
        approvedOn: '2019-02-20',
        projects: [
          { records: 5, wan: '866', seed: 85, name: '示例本级项目2019' },
          { records: 6, wan: '4094', seed: 86, name: '示例上级转移支付项目2019', fundSource: 'SUPERIOR_TRANSFER' },
          { records: 10, wan: '30650', seed: 87, name: '示例财政重点项目2019', isMajor: true },
        ],
        unitsWithProjects: 10,
        wholes: null,
      },
      acceptedFrom: '2020-06-08',
      everyGrade: true,
    },
  },
];
