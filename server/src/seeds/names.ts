import type { JurisdictionPlan } from './organizations.js';

/** 洛阳市洛龙区, with the bodies that its report of 2019 names (datasets, data set 004). */
export const LUOLONG: JurisdictionPlan = {
  key: '410311',
  code: '410311',
  name: '洛龙区',
  fullName: '河南省洛阳市洛龙区',
  bureauName: '洛阳市洛龙区财政局',
  kind: 'DISTRICT',
  realUnits: ['洛龙区服务业发展局', '洛龙区司法局', '洛龙区统计局'],
  exampleUnits: 60,
  townsFrom: 49,
  subordinates: 41,
  showcaseUnit: 17,
  hasOfficer: true,
  accountPrefix: '',
  firms: [
    { name: '示例第三方机构01', account: 'firm' },
    { name: '河南凯桥会计师事务所', account: 'kaiqiao' },
  ],
  liaisonChangesEvery: 4,
};

/** A second, small tenant: what one jurisdiction must never see of another can be tried out. */
export const EXAMPLE_COUNTY: JurisdictionPlan = {
  key: 'example-county',
  code: null,
  name: '示例县',
  fullName: '示例省示例市示例县',
  bureauName: '示例县财政局',
  kind: 'COUNTY',
  realUnits: [],
  exampleUnits: 6,
  townsFrom: 6,
  subordinates: 2,
  showcaseUnit: 1,
  accountPrefix: 'county-',
  firms: [{ name: '示例第三方机构02', account: 'firm' }],
  liaisonChangesEvery: 0,
  experts: 12,
};

export const DEMO_DATE = '2019-12-26';

/** Figures as of this day (report: 截止12月20日). */
export const AS_OF = '2019-12-20';
export const REPORT_DATE = '2019-12-25';

/** Projects of subject year 2018 that the report names; it does not say which units run them. */
export const KEY_PROJECTS = [
  { name: '洛龙区精准扶贫地方教育补助', wan: '1480', grade: 'EXCELLENT', exampleUnit: 5, archetype: 'education' },
  { name: '失地农民保障金（生活补助）', wan: '4300', grade: 'GOOD', exampleUnit: 9, archetype: 'livelihood' },
  { name: '城市书屋建设', wan: '420', grade: 'GOOD', exampleUnit: 13, archetype: 'construction' },
] as const;

/** Whole-unit spending 2018 of the three bodies, in the order of LUOLONG.realUnits; single amounts are assumed. */
export const WHOLE_UNITS = [
  { wan: '1710.1', grade: 'GOOD' },
  { wan: '2160.2', grade: 'GOOD' },
  { wan: '870', grade: 'GOOD' },
] as const;

/** Totals that the report states, in 万元, with the number of records they are spread over. */
export const MONEY_BLOCKS = {
  monitored: { records: 200, wan: '41659.3', seed: 41 },
  otherGoals: { records: 1399, wan: '131873.78', seed: 42 },
  departmentEvaluated: { records: 95, wan: '29395.19', seed: 43 },
  otherSelfEvaluated: { records: 1298, wan: '98819.02', seed: 44 },
} as const;
