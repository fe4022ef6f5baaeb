import { type GraphqlAnswer, openTestApp, type TestApp } from '../harness/index.js';
import {
  attach,
  codesOf,
  CONTRACT,
  contracted,
  engagementOf,
  filePapers,
  move,
  mutate,
  type Paper,
  projectsOf,
  refusalsOf,
  save,
  someFirm,
  someNeed,
  step,
  withStaff,
  WORK_PLAN,
} from './firm.calls.js';

let app: TestApp;
let jurisdictionId: string;
let projects: string[];
/** The firm of the demo account `firm`. */
let own: { firmId: string; memberIds: string[] };

const sql = <Row extends Record<string, unknown>>(text: string, params: unknown[] = []): Promise<Row[]> =>
  app.database.sql<Row>(jurisdictionId, text, params);

beforeAll(async () => {
  app = await openTestApp();
  jurisdictionId = await app.jurisdictionOf('clerk');
  projects = await projectsOf(app, jurisdictionId, '示例单位017', 12);
  expect(projects.length).toBeGreaterThanOrEqual(8);
  const [firm] = await sql<{ id: string }>(
    `SELECT id FROM evaluation.third_party_firm WHERE name = '示例第三方机构01'`,
  );
  own = await withStaff(await app.as('performance'), firm!.id);
});
afterAll(() => app.close());

describe('the registry of firms', () => {
  const FIRM =
    'id name creditCode kind isSuspended suspendedUntil engagements version members { name } ties { agencyName } creditRecords { kind text untilOn }';

  it('R155: takes a firm with a right credit code, its people and its ties; a firm sees itself only', async () => {
    const performance = await app.as('performance');
    const bad = await mutate(
      performance,
      'saveThirdPartyFirm',
      'SaveFirmInput',
      { name: ' ', creditCode: '91350100M000100Y42', kind: 'SHOP' },
      FIRM,
    );
    expect(codesOf(bad)).toEqual(['REQUIRED', 'CREDIT_CODE_CHECK', 'FIELD_INVALID']);
    const { firmId } = await someFirm(performance, '示例会计师事务所甲', '91350100M000100Y43');
    const twice = await mutate(
      performance,
      'saveThirdPartyFirm',
      'SaveFirmInput',
      { name: '示例会计师事务所甲', creditCode: '91350100M000100Y43', kind: 'LAW' },
      FIRM,
    );
    expect(codesOf(twice)).toEqual(['NAME_TAKEN', 'CREDIT_CODE_TAKEN']);
    const all = await performance.graphql(`{ thirdPartyFirms { totalCount nodes { ${FIRM} } } }`);
    const known = all.data.thirdPartyFirms.nodes.find(({ id }: { id: string }) => id === firmId);
    expect(known).toMatchObject({
      creditCode: '91350100M000100Y43',
      kind: 'ACCOUNTING',
      isSuspended: false,
      engagements: 0,
    });
    expect(known.members).toHaveLength(2);
    // R155: one firm of the report stands there with its engagement.
    expect(all.data.thirdPartyFirms.nodes).toContainEqual(
      expect.objectContaining({ name: '河南凯桥会计师事务所', engagements: 1 }),
    );

    const changed = await mutate(
      performance,
      'saveThirdPartyFirm',
      'SaveFirmInput',
      {
        id: firmId,
        expectedVersion: known.version,
        name: '示例会计师事务所甲',
        creditCode: '91350100M000100Y43',
        kind: 'ACCOUNTING',
        qualification: '会计师事务所执业证书',
        validTo: '2019-12-01',
      },
      FIRM,
    );
    expect(changed.errors).toBeUndefined();
    const stale = await mutate(
      performance,
      'saveThirdPartyFirm',
      'SaveFirmInput',
      {
        id: firmId,
        expectedVersion: known.version,
        name: '示例会计师事务所甲',
        creditCode: '91350100M000100Y43',
        kind: 'LAW',
      },
      FIRM,
    );
    expect(stale.errors![0]!.extensions.code).toBe('CONFLICT');

    const mine = await (await app.as('firm')).graphql('{ thirdPartyFirms { totalCount nodes { name } } }');
    expect(mine.data.thirdPartyFirms).toEqual({ totalCount: 1, nodes: [{ name: '示例第三方机构01' }] });
    expect(
      (await (await app.as('firm')).graphql(`{ thirdPartyFirm(id: "${firmId}") { id } }`)).errors![0]!.extensions.code,
    ).toBe('NOT_FOUND');
    expect(
      (await (await app.as('clerk')).graphql('{ thirdPartyFirms { totalCount } }')).errors![0]!.extensions.code,
    ).toBe('FORBIDDEN');
  });

  it('R158: a suspension with a day keeps the firm from being chosen', async () => {
    const performance = await app.as('performance');
    const firm = await someFirm(performance, '示例会计师事务所乙', '91110000600037341L');
    const undated = await mutate(
      performance,
      'recordFirmCredit',
      'RecordFirmCreditInput',
      { firmId: firm.firmId, kind: 'SUSPENSION', text: ' ', untilOn: '2019-12-25' },
      FIRM,
    );
    expect(codesOf(undated)).toEqual(['REQUIRED', 'SUSPENSION_DAY']);
    const suspended = await mutate(
      performance,
      'recordFirmCredit',
      'RecordFirmCreditInput',
      { firmId: firm.firmId, kind: 'SUSPENSION', text: '示例处理决定', untilOn: '2020-12-31' },
      FIRM,
    );
    expect(suspended.data.recordFirmCredit).toMatchObject({
      isSuspended: true,
      suspendedUntil: '2020-12-31',
      creditRecords: [{ kind: 'SUSPENSION', text: '示例处理决定' }],
    });
    const { id } = await someNeed(performance, '示例暂停机构', projects.slice(0, 1));
    await step(performance, id, 'procure');
    await save(performance, id, { ...CONTRACT, ...firm, leadMemberId: firm.memberIds[0] });
    const refused = await move(performance, id, 'select');
    expect(refusalsOf(refused)).toMatchObject([
      { code: 'FIRM_SUSPENDED', ruleId: 'T-05', params: { until: '2020-12-31' } },
    ]);
    await step(performance, id, 'terminate', '另选机构');
  });
});

describe('an engagement', () => {
  it('R157: is not made without a reason, nor for what a body must do itself', async () => {
    const performance = await app.as('performance');
    const input = { workYear: 2019, kind: 'MONITORING', title: '示例', reason: ' ' };
    const refused = await mutate(performance, 'stateEngagementNeed', 'StateNeedInput', input);
    expect(refusalsOf(refused)).toMatchObject([
      { code: 'COMMISSION_REASON_REQUIRED', ruleId: 'T-01', field: 'reason' },
      { code: 'ENGAGEMENT_KIND_FORBIDDEN', ruleId: 'T-01', field: 'kind' },
    ]);
    const firm = await mutate(await app.as('firm'), 'stateEngagementNeed', 'StateNeedInput', {
      ...input,
      kind: 'EVALUATION',
      reason: '想做',
    });
    expect(firm.errors![0]!.extensions.code).toBe('FORBIDDEN');
  });

  it('R156: an evaluation by a firm cannot start before the contract, which names number, fee, days and declarations', async () => {
    const performance = await app.as('performance');
    const { id, taskIds } = await someNeed(performance, '示例合同', projects.slice(1, 2));
    const [task] = taskIds;
    const framework = {
      id: task,
      expectedVersion: 1,
      rows: [
        ['DECISION', '40'],
        ['OUTPUT', '60'],
      ].map(([level1, weight]) => ({
        level1,
        level2: level1,
        name: level1,
        weight,
        kind: 'CONDITION',
        explanation: '示例',
        standard: '示例',
      })),
    };
    const planned = await mutate(performance, 'saveFramework', 'SaveFrameworkInput', framework, 'version');
    const input = {
      id: task,
      expectedVersion: planned.data.saveFramework.version,
      action: 'notify',
      noticeNo: '示例〔2019〕1号',
    };
    const notified = await mutate(performance, 'moveEvaluation', 'MoveEvaluationInput', input, 'version');
    const workPlan = { id: task, expectedVersion: notified.data.moveEvaluation.version, ...WORK_PLAN };
    const ready = await mutate(performance, 'saveWorkPlan', 'SaveWorkPlanInput', workPlan, 'version');
    const early = await mutate(
      performance,
      'moveEvaluation',
      'MoveEvaluationInput',
      { id: task, expectedVersion: ready.data.saveWorkPlan.version, action: 'approvePlan' },
      'id',
    );
    expect(refusalsOf(early)).toMatchObject([{ code: 'COMMISSION_MISSING', ruleId: 'T-04' }]);

    await step(performance, id, 'procure');
    expect(refusalsOf(await move(performance, id, 'select')).map(({ field }) => field)).toEqual([
      'firmId',
      'procurementRecord',
    ]);
    const odd = await save(performance, id, {
      ...own,
      startsOn: '2020-02-01',
      endsOn: '2020-01-01',
      dueOn: '2020-03-01',
      contractAmount: '1.005',
    });
    expect(codesOf(odd)).toEqual(['VALIDITY_REVERSED', 'DUE_OUTSIDE_CONTRACT', 'AMOUNT_SCALE']);
    await save(performance, id, { ...own, procurementRecord: CONTRACT.procurementRecord });
    await step(performance, id, 'select');
    const bare = refusalsOf(await move(performance, id, 'contract'));
    expect(bare.map(({ field }) => field)).toEqual([
      'contractNo',
      'contractedOn',
      'contractAmount',
      'startsOn',
      'endsOn',
      'dueOn',
      'conflictDeclaredOn',
      'confidentialityOn',
      'leadMemberId',
    ]);
    await save(performance, id, {
      ...CONTRACT,
      ...own,
      memberIds: own.memberIds.slice(1),
      leadMemberId: own.memberIds[1],
    });
    expect(codesOf(await move(performance, id, 'contract'))).toEqual([
      'TEAM_TOO_SMALL',
      'LEAD_UNQUALIFIED',
      'LEAD_TOO_NEW',
    ]);
    await save(performance, id, { ...CONTRACT, ...own, leadMemberId: own.memberIds[0] });
    await step(performance, id, 'contract');
    const list = await performance.graphql(
      '{ engagementsOfYear(workYear: 2019) { nodes { id contractAmount contractedOn contractNo } } }',
    );
    expect(list.data.engagementsOfYear.nodes).toContainEqual({
      id,
      contractAmount: '100000.00',
      contractedOn: '2019-12-20',
      contractNo: CONTRACT.contractNo,
    });
    const started = await mutate(
      performance,
      'moveEvaluation',
      'MoveEvaluationInput',
      { id: task, expectedVersion: ready.data.saveWorkPlan.version, action: 'approvePlan' },
      'state',
    );
    expect(started.data.moveEvaluation.state).toBe('PLAN_APPROVED');
    await step(performance, id, 'terminate', '示例终止');
  });

  it('is refused where client, firm or person is tied to what is evaluated', async () => {
    const performance = await app.as('performance');
    const [agency] = await sql<{ id: string; parent: string }>(
      `SELECT a.id, c.ancestor_id AS parent FROM organizations.agency a JOIN organizations.agency_closure c ON c.descendant_id = a.id AND c.depth = 0
        WHERE a.name = '示例单位017'`,
    );
    const firm = await someFirm(performance, '示例会计师事务所丙', '91440101M000000B72');
    const { id } = await someNeed(performance, '示例回避', projects.slice(2, 3));
    await step(performance, id, 'procure');
    await save(performance, id, { ...CONTRACT, ...firm, leadMemberId: firm.memberIds[0] });
    await mutate(
      performance,
      'saveFirmTie',
      'SaveFirmTieInput',
      { firmId: firm.firmId, agencyId: agency!.id, kind: 'BOOKKEEPING', untilOn: '2017-12-31' },
      'id',
    );
    const members = await performance.graphql(
      `{ thirdPartyFirm(id: "${firm.firmId}") { members { id name version } } }`,
    );
    const helper = members.data.thirdPartyFirm.members.find(({ name }: { name: string }) => name === '示例助理');
    await mutate(
      performance,
      'saveFirmMember',
      'SaveFirmMemberInput',
      {
        firmId: firm.firmId,
        id: helper.id,
        expectedVersion: helper.version,
        name: '示例助理',
        qualification: 'NONE',
        experienceYears: 1,
        employerAgencyId: agency!.id,
      },
      'id',
    );
    await sql('UPDATE evaluation.engagement SET client_agency_id = $2 WHERE id = $1', [id, agency!.id]);
    const refused = await move(performance, id, 'select');
    expect(refusalsOf(refused).map(({ code, ruleId }) => [code, ruleId])).toEqual([
      ['CLIENT_IS_EVALUATED', 'T-03'],
      ['FIRM_TIED_TO_OBJECT', 'T-03'],
      ['PERSON_TIED_TO_OBJECT', 'T-03'],
    ]);
    await step(performance, id, 'terminate', '利益冲突');
  });

  it('R144, R159: is accepted and closed only with every paper of every evaluation and the signature of the lead', async () => {
    const performance = await app.as('performance');
    const firm = await app.as('firm');
    const engagement = await contracted(performance, '示例过程文件', projects.slice(3, 5), own);
    // Two evaluations, five papers each.
    expect(engagement).toMatchObject({ state: 'CONTRACTED', papersOwed: 10, papersFiled: 0 });
    const { id } = engagement;
    // The demo's own engagement runs as well: the firm sees the two and nothing else.
    const seen = await firm.graphql('{ engagementsOfYear(workYear: 2019) { nodes { id } } }');
    expect(seen.data.engagementsOfYear.nodes.map((one: { id: string }) => one.id)).toContain(id);
    expect(seen.data.engagementsOfYear.nodes).toHaveLength(2);
    expect(codesOf(await move(await app.as('kaiqiao'), id, 'start'))).toEqual(['NOT_FOUND']);
    await step(firm, id, 'start');
    const early = await move(firm, id, 'submit');
    expect(codesOf(early).filter((code) => code === 'PAPER_MISSING')).toHaveLength(8);
    expect(codesOf(early).filter((code) => code === 'REPORT_UNSIGNED')).toHaveLength(2);

    const papers = (await engagementOf(firm, id)).papers;
    const opinion = papers.find(({ kind }) => kind === 'OFFICE_OPINION')!;
    const empty = papers.find(({ kind }) => kind === 'WORK_PLAN')!;
    expect(
      codesOf(
        await mutate(
          firm,
          'fileEngagementPaper',
          'FilePaperInput',
          { id: empty.id, expectedVersion: empty.version },
          'id',
        ),
      ),
    ).toEqual(['PAPER_WITHOUT_FILE']);
    expect(
      codesOf(
        await mutate(
          firm,
          'fileEngagementPaper',
          'FilePaperInput',
          { id: opinion.id, expectedVersion: opinion.version, archiveRef: '柜1' },
          'id',
        ),
      ),
    ).toEqual(['PAPER_OF_OFFICE', 'ARCHIVE_REF_BY_OFFICE']);
    expect(await attach(firm, opinion.id)).toBe(422);
    expect(await filePapers(firm, id, ({ kind }) => kind !== 'OFFICE_OPINION' && kind !== 'FIELD_RECEIPT')).toBe(6);
    // Of the three papers of each evaluation one is still missing: two are not enough.
    expect(codesOf(await move(firm, id, 'submit')).filter((code) => code === 'PAPER_MISSING')).toHaveLength(2);
    await filePapers(firm, id, ({ kind }) => kind === 'FIELD_RECEIPT');
    for (const task of engagement.evaluationTasks) {
      const report = { taskId: task.id, memberId: own.memberIds[1], statedTotal: '101', statedGrade: 'GOOD' };
      expect(codesOf(await mutate(firm, 'signFirmReport', 'SignReportInput', report))).toEqual([
        'EVALUATION_UNREPORTED',
        'SIGNED_BY_LEAD',
        'STATED_TOTAL_RANGE',
      ]);
      await sql(`UPDATE evaluation.evaluation_task SET state = 'REPORT_FINAL' WHERE id = $1`, [task.id]);
      const signed = await mutate(firm, 'signFirmReport', 'SignReportInput', {
        ...report,
        memberId: own.memberIds[0],
        statedTotal: '85.00',
      });
      expect(signed.errors).toBeUndefined();
    }
    await step(firm, id, 'submit');
    await sql(`UPDATE evaluation.evaluation_task SET state = 'EXCHANGING_OPINIONS' WHERE engagement_id = $1`, [id]);
    expect(codesOf(await move(performance, id, 'accept')).sort()).toEqual([
      'EVALUATION_UNREPORTED',
      'EVALUATION_UNREPORTED',
      'PAPER_MISSING',
      'PAPER_MISSING',
    ]);
    // R144: an evaluation that lacks a paper cannot be closed either.
    await sql(`UPDATE evaluation.evaluation_task SET state = 'FEEDBACK_SENT' WHERE engagement_id = $1`, [id]);
    const tasks = await sql<{ id: string; version: number }>(
      'SELECT id, version FROM evaluation.evaluation_task WHERE engagement_id = $1 ORDER BY id',
      [id],
    );
    const close = (n: number): ReturnType<typeof mutate> =>
      mutate(
        performance,
        'moveEvaluation',
        'MoveEvaluationInput',
        { id: tasks[n]!.id, expectedVersion: tasks[n]!.version, action: 'close' },
        'state',
      );
    expect(refusalsOf(await close(0))).toMatchObject([
      { code: 'PAPER_MISSING', ruleId: 'T-07', params: { kind: 'OFFICE_OPINION' } },
    ]);
    // The division files its opinion: one as a file, one lies in the paper archive.
    const business = await app.as('business');
    const [first, second] = (await engagementOf(business, id)).papers.filter(
      ({ kind }) => kind === 'OFFICE_OPINION',
    ) as [Paper, Paper];
    expect(await attach(business, first.id)).toBe(201);
    expect(
      (
        await mutate(
          business,
          'fileEngagementPaper',
          'FilePaperInput',
          { id: first.id, expectedVersion: first.version },
          'id',
        )
      ).errors,
    ).toBeUndefined();
    const archived = await mutate(performance, 'fileEngagementPaper', 'FilePaperInput', {
      id: second.id,
      expectedVersion: second.version,
      archiveRef: '示例卷宗2019-3',
    });
    expect(archived.data.fileEngagementPaper).toMatchObject({ papersOwed: 10, papersFiled: 10 });
    expect((await close(0)).data.moveEvaluation.state).toBe('CLOSED');
    await step(performance, id, 'accept');
    expect((await engagementOf(performance, id)).state).toBe('ACCEPTED');
  });
});

describe('an evaluation of a state secret (E-21)', () => {
  const raise = async (projectId: string): Promise<void> => {
    const performance = await app.as('performance');
    const [project] = await sql<{ version: number }>('SELECT version FROM projects.project WHERE id = $1', [projectId]);
    const input = { projectId, expectedVersion: project!.version, label: 'CLASSIFIED', reason: '定密' };
    const answer = await mutate(performance, 'raiseProjectSecrecy', 'RaiseSecrecyInput', input, 'secrecy');
    expect(answer.errors).toBeUndefined();
  };
  const until = async (holds: () => Promise<boolean>): Promise<void> => {
    for (let left = 200; left > 0 && !(await holds()); left -= 1) await new Promise((go) => setTimeout(go, 50));
    expect(await holds()).toBe(true);
  };
  const taskOf = async (id: string): Promise<Record<string, unknown>> =>
    (
      await (
        await app.as('performance')
      ).graphql(`{ evaluationTask(id: "${id}") { title method firmName isClassified version } }`)
    ).data.evaluationTask;

  it('ends the access of the firm with the label and asks the bureau to go on in-house; other evaluations stay', async () => {
    const performance = await app.as('performance');
    const firm = await app.as('firm');
    const engagement = await contracted(performance, '示例涉密委托', projects.slice(5, 7), own);
    const { id } = engagement;
    const [secret, open] = engagement.evaluationTasks as [{ id: string }, { id: string }];
    const secretPaper = engagement.papers.find(({ taskId }) => taskId === secret.id)!;
    const firmSees = async (task: string): Promise<boolean> =>
      (await firm.graphql(`{ evaluationTask(id: "${task}") { id } }`)).errors === undefined;
    expect([await firmSees(secret.id), await firmSees(open.id)]).toEqual([true, true]);
    const [{ projectId }] = (await sql<{ projectId: string }>(
      'SELECT project_id AS "projectId" FROM evaluation.evaluation_task WHERE id = $1',
      [secret.id],
    )) as [{ projectId: string }];
    await raise(projectId);
    // Whether or not anybody has acted on it yet.
    expect(await firmSees(secret.id)).toBe(false);
    expect(await attach(firm, secretPaper.id)).toBe(404);
    await until(async () => (await taskOf(secret.id)).method === 'OWN');
    const [project] = await sql<{ code: string }>('SELECT code FROM projects.project WHERE id = $1', [projectId]);
    expect(await taskOf(secret.id)).toMatchObject({ title: project!.code, firmName: null, isClassified: true });
    const { data } = await performance.graphql('{ workbench(year: 2019) { tasks { kind subjectId subjectTitle } } }');
    expect(data.workbench.tasks).toContainEqual({
      kind: 'evaluation.goInHouse',
      subjectId: secret.id,
      subjectTitle: project!.code,
    });
    // The engagement goes on for the other one, and owes its papers alone.
    expect([await firmSees(secret.id), await firmSees(open.id)]).toEqual([false, true]);
    const left = await engagementOf(firm, id);
    expect(left.evaluationTasks.map((task) => task.id)).toEqual([open.id]);
    expect([...new Set(left.papers.map(({ taskId }) => taskId))]).toEqual([open.id]);
    expect(left.papersOwed).toBe(5);
  });

  it('ends an engagement that was for nothing else, with its words', async () => {
    const performance = await app.as('performance');
    const engagement = await contracted(performance, '示例专为涉密', projects.slice(7, 8), own);
    await raise(projects[7]!);
    const { id } = engagement;
    await until(async () => (await engagementOf(performance, id)).state === 'TERMINATED');
    expect(await engagementOf(performance, id)).toMatchObject({ title: '—', reason: '—', evaluationTasks: [] });
    expect(codesOf(await move(await app.as('firm'), id, 'start'))).toEqual(['NOT_FOUND']);
    const words = await sql(`SELECT 1 FROM platform.audit_text WHERE texts::text LIKE '%示例专为涉密%'`);
    expect(words).toEqual([]);
  });

  it('is refused to firms and experts wherever somebody is chosen, and registered by its code alone', async () => {
    const performance = await app.as('performance');
    await raise(projects[8]!);
    const list = (more: object): ReturnType<typeof mutate> =>
      mutate(
        performance,
        'listEvaluation',
        'ListEvaluationInput',
        { projectId: projects[8], subjectYear: 2018, title: '说出内容的标题', selectionReason: '示例', ...more },
        'id version title amount',
      );
    const { id: need } = await someNeed(performance, '示例另一委托', []);
    const rule = { code: 'CLASSIFIED_IN_HOUSE_ONLY', ruleId: 'E-21', wayOut: 'EVALUATE_IN_HOUSE' };
    expect(refusalsOf(await list({ method: 'EXPERT_GROUP' }))).toMatchObject([{ ...rule, field: 'method' }]);
    expect(refusalsOf(await list({ method: 'THIRD_PARTY', engagementId: need }))).toMatchObject([
      { ...rule, field: 'engagementId', params: { outsider: 'FIRM' } },
    ]);
    const listed = await list({ method: 'OWN' });
    const task = listed.data.listEvaluation as { id: string; version: number; title: string };
    expect(task.title).not.toContain('内容');
    const known = await engagementOf(performance, need);
    const taken = await mutate(performance, 'saveEngagement', 'SaveEngagementInput', {
      id: need,
      expectedVersion: known.version,
      title: known.title,
      reason: known.reason,
      taskIds: [task.id],
    });
    expect(refusalsOf(taken)).toMatchObject([{ ...rule, field: 'taskIds' }]);
    const planned = await mutate(
      performance,
      'saveWorkPlan',
      'SaveWorkPlanInput',
      { id: task.id, expectedVersion: task.version, ...WORK_PLAN, method: 'EXPERT_GROUP' },
      'id',
    );
    expect(refusalsOf(planned)).toMatchObject([{ ...rule, field: 'method', params: { outsider: 'EXPERT' } }]);
    // A body that is secret itself is no business of a firm either.
    await sql(`UPDATE organizations.agency SET secrecy = 'CLASSIFIED' WHERE name = '示例单位019'`);
    const [agency] = await sql<{ id: string }>(`SELECT id FROM organizations.agency WHERE name = '示例单位019'`);
    const research = await mutate(performance, 'stateEngagementNeed', 'StateNeedInput', {
      workYear: 2019,
      kind: 'RESEARCH',
      title: '示例研究',
      reason: CONTRACT.reason,
      agencyIds: [agency!.id],
    });
    expect(refusalsOf(research)).toMatchObject([{ ...rule, field: 'agencyIds' }]);
    // What stood under a firm before the label is not started by it: drawing experts and asking firms end at the same rule.
    await sql(`UPDATE evaluation.evaluation_task SET state = 'FIELD_WORK' WHERE id = $1`, [task.id]);
    const drawn = await mutate(
      performance,
      'drawExperts',
      'DrawExpertsInput',
      { taskId: task.id, field: '教育', wanted: 1, seed: '示例' },
      'id',
    );
    expect(codesOf(drawn)).toContain('CLASSIFIED_IN_HOUSE_ONLY');
  });
});

describe('a change of the team after the contract (T-13)', () => {
  const CHANGES =
    'teamChanges { id version state leavingName joiningName leadName reason decision availableActions { action allowed } } team { name }';
  const propose = async (who: string, input: object): ReturnType<typeof mutate> =>
    mutate(await app.as(who), 'proposeTeamChange', 'ProposeTeamChangeInput', input, CHANGES);
  const decide = async (who: string, id: string, action: string, comment?: string): ReturnType<typeof mutate> => {
    const [change] = await sql<{ version: number }>('SELECT version FROM evaluation.team_change WHERE id = $1', [id]);
    return (await app.as(who)).graphql('mutation ($input: MoveTeamChangeInput!) { moveTeamChange(input: $input) }', {
      input: { id, expectedVersion: change!.version, action, comment },
    });
  };
  const addMember = async (name: string, more: object = {}): Promise<string> => {
    const saved = await mutate(
      await app.as('performance'),
      'saveFirmMember',
      'SaveFirmMemberInput',
      { firmId: own.firmId, name, qualification: 'CPA', experienceYears: 9, ...more },
      'members { id name }',
    );
    if (saved.errors) throw new Error(JSON.stringify(saved.errors));
    return saved.data.saveFirmMember.members.find((one: { name: string }) => one.name === name).id as string;
  };
  const link = async (memberId: string, accountId: string | null): Promise<GraphqlAnswer> => {
    const [known] = await sql<{ name: string; version: number }>(
      'SELECT name, version FROM evaluation.firm_member WHERE id = $1',
      [memberId],
    );
    const input = { firmId: own.firmId, id: memberId, expectedVersion: known!.version, name: known!.name };
    return mutate(
      await app.as('performance'),
      'saveFirmMember',
      'SaveFirmMemberInput',
      { ...input, qualification: 'NONE', experienceYears: 1, accountId },
      'members { id accountId }',
    );
  };

  it('is proposed by the firm with a reason, checked person by person, and in force when the bureau agrees', async () => {
    const performance = await app.as('performance');
    const firm = await app.as('firm');
    const { id } = await contracted(performance, '示例人员变更', projects.slice(9, 10), own);
    const [lead, assistant] = own.memberIds as [string, string];
    const [tied] = await sql<{ id: string }>('SELECT p.agency_id AS id FROM projects.project p WHERE p.id = $1', [
      projects[9],
    ]);
    const conflicted = await addMember('示例曾任职者', { employerAgencyId: tied!.id, employedUntil: '2019-06-30' });
    const fresh = await addMember('示例新成员');
    // Wrong: no reason and nothing to change; somebody who is tied; a lead who leaves without another.
    expect(codesOf(await propose('firm', { engagementId: id, reason: ' ' }))).toEqual([
      'REQUIRED',
      'TEAM_CHANGE_EMPTY',
    ]);
    const bad = await propose('firm', { engagementId: id, joiningMemberId: conflicted, reason: '增加力量' });
    expect(refusalsOf(bad)).toMatchObject([
      { code: 'PERSON_TIED_TO_OBJECT', ruleId: 'T-03', params: { person: '示例曾任职者' } },
    ]);
    expect(
      codesOf(
        await propose('firm', { engagementId: id, leavingMemberId: lead, joiningMemberId: fresh, reason: '离职' }),
      ),
    ).toEqual(['LEAD_MISSING']);
    expect(codesOf(await propose('firm', { engagementId: id, leavingMemberId: assistant, reason: '调离' }))).toEqual([
      'TEAM_TOO_SMALL',
    ]);
    expect(codesOf(await propose('kaiqiao', { engagementId: id, joiningMemberId: fresh, reason: '外人' }))).toEqual([
      'NOT_FOUND',
    ]);
    expect((await propose('performance', { engagementId: id, reason: '代办' })).errors![0]!.extensions.code).toBe(
      'FORBIDDEN',
    );

    const proposed = await propose('firm', {
      engagementId: id,
      leavingMemberId: lead,
      joiningMemberId: fresh,
      leadMemberId: fresh,
      reason: '主评人离职',
    });
    const [change] = proposed.data.proposeTeamChange.teamChanges as [{ id: string; state: string }];
    expect(change).toMatchObject({ state: 'PROPOSED', leavingName: '示例主评人', leadName: '示例新成员' });
    // Not in force before the bureau agrees; one at a time; the bureau has it on its desk.
    expect(proposed.data.proposeTeamChange.team.map(({ name }: { name: string }) => name)).not.toContain('示例新成员');
    expect(codesOf(await propose('firm', { engagementId: id, joiningMemberId: fresh, reason: '再提' }))).toContain(
      'TEAM_CHANGE_OPEN',
    );
    const desk = await performance.graphql('{ workbench(year: 2019) { tasks { kind subjectId } } }');
    expect(desk.data.workbench.tasks).toContainEqual({ kind: 'engagement.teamChange', subjectId: change.id });
    expect(codesOf(await decide('performance', change.id, 'refuse'))).toEqual(['COMMENT_REQUIRED']);
    expect(codesOf(await decide('firm', change.id, 'agree'))).toEqual(['NO_PERMISSION']);
    // The person is checked again: what became known meanwhile counts.
    await sql('UPDATE evaluation.firm_member SET employer_agency_id = $2 WHERE id = $1', [fresh, tied!.id]);
    expect(codesOf(await decide('performance', change.id, 'agree'))).toEqual(['PERSON_TIED_TO_OBJECT']);
    await sql('UPDATE evaluation.firm_member SET employer_agency_id = NULL WHERE id = $1', [fresh]);
    expect((await decide('performance', change.id, 'agree')).errors).toBeUndefined();
    const after = await firm.graphql(`{ engagement(id: "${id}") { leadName ${CHANGES} } }`);
    expect(after.data.engagement).toMatchObject({ leadName: '示例新成员', teamChanges: [{ state: 'AGREED' }] });
    expect(after.data.engagement.team.map(({ name }: { name: string }) => name).sort()).toEqual([
      '示例助理',
      '示例新成员',
    ]);
    expect(codesOf(await decide('performance', change.id, 'agree'))).toEqual(['STATE_INVALID']);

    // A refusal is recorded with its reason, a withdrawal is the firm's.
    const second = await propose('firm', { engagementId: id, joiningMemberId: lead, reason: '返聘' });
    const [again] = second.data.proposeTeamChange.teamChanges as [{ id: string }];
    expect((await decide('performance', again.id, 'refuse', '力量已足')).errors).toBeUndefined();
    const [kept] = await sql('SELECT state, decision FROM evaluation.team_change WHERE id = $1', [again.id]);
    expect(kept).toEqual({ state: 'REFUSED', decision: '力量已足' });
  });

  it('takes effect on access: whoever leaves the team loses sight of the engagement, whoever joins it gains it', async () => {
    const performance = await app.as('performance');
    const firm = await app.as('firm');
    const [, assistant] = own.memberIds as [string, string];
    const engagement = await contracted(performance, '示例人员权限', projects.slice(10, 11), own);
    const { id } = engagement;
    const third = await addMember('示例第三人');
    const sees = async (): Promise<boolean[]> => [
      (await firm.graphql(`{ engagement(id: "${id}") { id } }`)).errors === undefined,
      (await firm.graphql(`{ evaluationTask(id: "${engagement.evaluationTasks[0]!.id}") { id } }`)).errors ===
        undefined,
    ];
    const [account] = await sql<{ id: string }>(`SELECT id FROM auth.account WHERE account = 'firm'`);
    const [stranger] = await sql<{ id: string }>(`SELECT id FROM auth.account WHERE account = 'kaiqiao'`);
    expect(codesOf(await link(assistant, stranger!.id))).toEqual(['NOT_FOUND']);
    expect((await link(assistant, account!.id)).errors).toBeUndefined();
    expect(codesOf(await link(third, account!.id))).toEqual(['ACCOUNT_TAKEN_BY_MEMBER']);
    expect(await sees()).toEqual([true, true]);
    const exchange = async (leaving: string, joining: string): Promise<void> => {
      const [row] = await sql<{ id: string }>(
        `INSERT INTO evaluation.team_change (jurisdiction_id, id, engagement_id, leaving_member_id, joining_member_id, reason, proposed_on)
         VALUES ($1, gen_random_uuid(), $2, $3, $4, '示例', '2019-12-26') RETURNING id`,
        [jurisdictionId, id, leaving, joining],
      );
      expect((await decide('performance', row!.id, 'agree')).errors).toBeUndefined();
    };
    await exchange(assistant, third);
    expect(await sees()).toEqual([false, false]);
    const list = await firm.graphql('{ engagementsOfYear(workYear: 2019) { nodes { id } } }');
    expect(list.data.engagementsOfYear.nodes.map((one: { id: string }) => one.id)).not.toContain(id);
    await exchange(third, assistant);
    expect(await sees()).toEqual([true, true]);
    expect((await link(assistant, null)).errors).toBeUndefined();
  });
});
