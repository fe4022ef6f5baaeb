import type { Organizations, Person } from './organizations.js';

/** One password for every demo account; shown on the sign-in page of a demo, which listens on this machine only. */
export const DEMO_PASSWORD = 'Luolong-2019';

const JOBS: Readonly<Record<string, string>> = {
  clerk: '填报绩效目标、监控、自评，回复整改',
  head: '审核本单位的目标、监控、自评，批准部门评价计划',
  officer: '编制部门年度评价计划，组织部门评价',
  business: '业务股室审核目标、处置监控、审核自评',
  performance: '组织监控与评价，发整改通知，考核，写年度报告',
  performance2: '绩效中心另一位经办，与主任互为复核',
  budget: '批复目标，把评价结果用于预算',
  treasury: '导入支付数据',
  leader: '决定结果应用，签发报告',
  firm: '第三方机构打分，只见受托的评价任务',
  supervision: '公开前的保密审查',
  congress: '人大查阅',
  auditor: '审计查阅',
  clerk2: '另一单位的经办，用来看互不可见',
  'county-clerk': '另一个县的经办，用来看辖区互不可见',
  'county-performance': '示例县：指标体系、评分组、专家、问卷',
  'county-expert': '示例县专家，在手机上独立评分',
  sysadmin: '建用户、岗位、任职',
  secadmin: '授予岗位角色',
  auditadmin: '查审计日志',
};

/** Accounts for the sign-in page of the demo, in the order in which the loop is walked. */
export function demoAccounts(jurisdictions: readonly Organizations[]): object[] {
  const people = new Map<string, Person & { place: string }>(
    jurisdictions.flatMap(({ accounts, plan }) =>
      accounts.map((person) => [person.account, { ...person, place: plan.name }] as const),
    ),
  );
  return Object.entries(JOBS).map(([account, job]) => {
    const person = people.get(account);
    if (!person) throw new Error(`The demo has no account ${account}`);
    const { personName, seatTitle, agencyName, place } = person;
    return { place, account, personName, seatTitle, agencyName, job, password: DEMO_PASSWORD };
  });
}

const PLACE_JOBS = { clerk: '填报绩效目标', business: '审核绩效目标', performance: '绩效目标进度和数据' } as const;

const APPRAISAL_JOBS = {
  head: '报送事前评估',
  performance2: '受理事前评估，确定评分人',
  firm: '第三方机构，给事前评估打分',
} as const;

/** A few accounts of another place, to look at its objectives, and at its appraisals where it has some. */
export function placeAccounts({ accounts, plan }: Organizations, withAppraisals: boolean): object[] {
  return Object.entries({ ...PLACE_JOBS, ...(withAppraisals ? APPRAISAL_JOBS : {}) }).map(([account, job]) => {
    const person = accounts.find((one) => one.account === plan.accountPrefix + account);
    if (!person) throw new Error(`${plan.name} has no account ${account}`);
    return {
      place: plan.name,
      account: person.account,
      personName: person.personName,
      seatTitle: person.seatTitle,
      agencyName: person.agencyName,
      job,
      password: DEMO_PASSWORD,
    };
  });
}
