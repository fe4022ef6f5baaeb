import { FIVE_BANDS } from '@jixiao/shared';
import { place } from './place.js';
import type { PlacePlan } from './plans.js';

/** Bureaus of which the reports tell self-evaluations and little else (data set 000); units and projects are examples. */
export const SELF_PLACES: readonly PlacePlan[] = [
  {
    place: place('620800', '平凉市本级', '甘肃省平凉市', 'CITY', 177, 'pingliang-', '2020-12-25'),
    year: 2019,
    approvedOn: '2019-02-18',
    issuer: '示例平财预',
    catalogueCode: '2015',
    projects: [],
    unitsWithProjects: 0,
    // 实现了177个预算单位自评全覆盖; their money is assumed.
    wholes: { wan: '885000', seed: 84, isAssumed: true },
    rules: [],
    selfEvaluations: { workYear: 2020, acceptedFrom: '2020-10-12' },
  },
  {
    place: {
      ...place('620899', '平凉工业园区', '甘肃省平凉工业园区', 'DISTRICT', 12, 'park-', '2020-12-25'),
      key: 'pingliang-park',
      // The park has no administrative code.
      code: null,
    },
    year: 2019,
    approvedOn: '2019-02-20',
    issuer: '示例园财预',
    catalogueCode: '2015',
    projects: [
      { records: 5, wan: '866', seed: 85, name: '示例本级项目2019' },
      { records: 6, wan: '4094', seed: 86, name: '示例上级转移支付项目2019', fundSource: 'SUPERIOR_TRANSFER' },
      { records: 10, wan: '30650', seed: 87, name: '示例财政重点项目2019', isMajor: true },
    ],
    unitsWithProjects: 12,
    wholes: null,
    rules: [['grade.scale', FIVE_BANDS, '优、良、中、低、差五档；界线由本系统假定']],
    selfEvaluations: { workYear: 2020, acceptedFrom: '2020-06-08', everyGrade: true },
  },
];
