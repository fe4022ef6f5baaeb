import { openTestApp, type TestApp } from '../harness/index.js';
import { pdf, PDF } from '../platform/files.calls.js';
import { codesOf, FRAMEWORK, refusalsOf, Walk, WORK_PLAN } from './evaluation.calls.js';

let app: TestApp;
let jurisdictionId: string;
let projectId: string;
let walk: Walk;
/** Accounts by what they are. */
let people: Map<string, string>;

const sql = <Row extends Record<string, unknown>>(text: string, params: unknown[] = []): Promise<Row[]> =>
  app.database.sql<Row>(jurisdictionId, text, params);

beforeAll(async () => {
  app = await openTestApp();
  jurisdictionId = await app.jurisdictionOf('clerk');
  const [project] = await sql<{ id: string }>(
    `SELECT p.id FROM projects.project p JOIN organizations.agency a ON a.id = p.agency_id AND a.name = '示例单位017'
      WHERE p.budget_year = 2019 ORDER BY p.id LIMIT 1`,
  );
  projectId = project!.id;
  const rows = await sql<{ account: string; id: string }>('SELECT account, id FROM auth.account');
  people = new Map(rows.map(({ account, id }) => [account, id]));
  walk = new Walk(app);
});
afterAll(() => app.close());

const team = (...members: [account: string, more?: object][]): object[] =>
  members.map(([account, more]) => ({ accountId: people.get(account), ...more }));

describe('an evaluation by the bureau itself', () => {
  it('R138: is planned by a team of one leader and at least one member', async () => {
    await walk.do('performance', 'listEvaluation', {
      projectId,
      subjectYear: 2019,
      title: '示例在编评价',
      selectionReason: '资金量较大',
      method: 'OWN',
      area: 'SOCIAL-SECURITY',
    });
    await walk.do('performance', 'saveFramework', { ...walk.on(), rows: FRAMEWORK });
    await walk.step('performance', 'notify', { noticeNo: '洛龙财绩〔2019〕31号' });
    const bare = await walk.tryStep('performance', 'approvePlan');
    expect(refusalsOf(bare).map(({ code, field }) => [code, field])).toEqual([
      ['WORK_PLAN_INCOMPLETE', 'purpose'],
      ['WORK_PLAN_INCOMPLETE', 'methods'],
      ['WORK_PLAN_INCOMPLETE', 'standards'],
      ['WORK_PLAN_INCOMPLETE', 'fieldFrom'],
      ['TEAM_INCOMPLETE', 'members'],
    ]);
    const alone = team(['leader', { isLeader: true }]);
    await walk.do('performance', 'saveWorkPlan', { ...walk.on(), ...WORK_PLAN, members: alone });
    expect(codesOf(await walk.tryStep('performance', 'approvePlan'))).toEqual(['TEAM_INCOMPLETE']);
    const leaders = team(['leader', { isLeader: true }], ['business', { isLeader: true }]);
    const two = await walk.call('performance', 'saveWorkPlan', { ...walk.on(), ...WORK_PLAN, members: leaders });
    expect(codesOf(two)).toEqual(['ONE_LEADER']);
  });

  it('R139: refuses whoever is of the evaluated unit, and takes the bureau leader in charge of it', async () => {
    const own = team(['head', { isLeader: true }], ['business']);
    const refused = await walk.call('performance', 'saveWorkPlan', { ...walk.on(), ...WORK_PLAN, members: own });
    expect(refusalsOf(refused)).toMatchObject([
      {
        code: 'MEMBER_NOT_INDEPENDENT',
        ruleId: 'E-09',
        field: 'members[0].accountId',
        params: { agencyName: '示例单位017' },
        wayOut: 'CHOOSE_ANOTHER_MEMBER',
      },
    ]);
    // Those of a firm, of another unit and of the congress are not the bureau's people.
    const strangers = team(['leader', { isLeader: true }], ['firm'], ['clerk2'], ['congress']);
    const outside = await walk.call('performance', 'saveWorkPlan', { ...walk.on(), ...WORK_PLAN, members: strangers });
    expect(refusalsOf(outside).map(({ code, ruleId, field }) => [code, ruleId, field])).toEqual(
      [1, 2, 3].map((n) => ['MEMBER_FROM_OUTSIDE', 'E-14', `members[${n}].accountId`]),
    );
    // Treasury and budget may read, not score: nobody could begin the work.
    const readers = team(['treasury', { isLeader: true }], ['budget']);
    await walk.do('performance', 'saveWorkPlan', { ...walk.on(), ...WORK_PLAN, members: readers });
    expect(refusalsOf(await walk.tryStep('performance', 'approvePlan'))).toMatchObject([
      { code: 'TEAM_CANNOT_SCORE', ruleId: 'E-14', wayOut: 'NAME_SCORER' },
    ]);
    const members = team(['leader', { isLeader: true, isInCharge: true }], ['business'], ['treasury']);
    const saved = await walk.do('performance', 'saveWorkPlan', { ...walk.on(), ...WORK_PLAN, members });
    expect(saved.members.map((one: Record<string, unknown>) => [one.isLeader, one.isInCharge])).toEqual([
      [true, true],
      [false, false],
      [false, false],
    ]);
    const { data } = await (
      await app.as('performance')
    ).graphql(`{ evaluationTask(id: "${walk.task.id}") { report { sections { code sentences { text } } } } }`);
    const work = data.evaluationTask.report.sections.find(({ code }: { code: string }) => code === 'WORK');
    expect(JSON.stringify(work)).toContain('（分管领导）');
    await walk.step('performance', 'approvePlan');
    const tasks = await sql<{ kind: string; role: string }>(
      `SELECT kind, role FROM platform.task WHERE subject_id = $1 AND state = 'OPEN'`,
      [walk.task.id],
    );
    expect(tasks).toEqual([{ kind: 'evaluation.score', role: 'BUREAU_LEADER' }]);
  });

  it('R150: names its methods in the report', async () => {
    const { data } = await (
      await app.as('leader')
    ).graphql(`{ evaluationTask(id: "${walk.task.id}") { methods report { sections { code sentences { text } } } } }`);
    expect(data.evaluationTask.methods).toEqual(['COMPARISON', 'PUBLIC_JUDGEMENT']);
    expect(JSON.stringify(data.evaluationTask.report)).toContain('比较法、公众评判法');
  });

  it('R139: is scored by the team and by nobody else', async () => {
    expect(codesOf(await walk.tryStep('performance', 'startFieldWork'))).toEqual(['NOT_THE_EVALUATOR']);
    await walk.step('leader', 'startFieldWork');
    expect(codesOf(await walk.call('performance', 'saveScores', walk.scores('100')))).toEqual(['NOT_THE_EVALUATOR']);
    // D: what is no finding is refused by its field, and a row has one score.
    const sheet = walk.scores('90') as { scores: Record<string, unknown>[] };
    const [one, two] = sheet.scores;
    const wrong = { ...sheet, scores: [one, one, { ...two, rate: '-1' }] };
    expect(refusalsOf(await walk.call('business', 'saveScores', wrong))).toMatchObject([
      { code: 'INDICATOR_TWICE', field: 'scores[1].frameworkRowId', params: { first: 1, row: 2 } },
      { code: 'FOUND_TOO_SMALL', ruleId: 'E-06', field: 'scores[2].rate', params: { row: 2, value: '-1' } },
    ]);
    const ratio = { ...one, rate: null, numerator: '480', denominator: '500', reason: '示例' };
    await walk.do('business', 'saveScores', { ...walk.on(), scores: [ratio], findings: [] });
    const kept = await (
      await app.as('business')
    ).graphql(
      `{ evaluationTask(id: "${walk.task.id}") { rows { input { numerator denominator } score working { expression } } } }`,
    );
    expect(kept.data.evaluationTask.rows[0]).toEqual({
      input: { numerator: '480', denominator: '500' },
      score: '19.20',
      working: [{ expression: '20 × min(480 ÷ 500, 100%) = 19.20' }],
    });
    await walk.do('business', 'saveScores', walk.scores('90'));
    expect(walk.task.rows.map(({ score }: { score: string }) => score)).toEqual(['18.00', '18.00', '27.00', '27.00']);
  });

  it('the evaluated unit sees points, findings and reports only once it is asked for its opinion', async () => {
    const [row] = await sql<{ id: string }>(
      `UPDATE evaluation.score_row SET no_evidence_reason = '现场观察' WHERE id = (SELECT id FROM evaluation.score_row WHERE task_id = $1 ORDER BY id LIMIT 1)
         RETURNING framework_row_id AS id`,
      [walk.task.id],
    );
    const draft = {
      taskId: walk.task.id,
      title: '示例问卷',
      scale: 5,
      questions: ['一'],
      opensOn: '2019-12-26',
      closesOn: '2020-01-31',
    };
    const office = await app.as('performance');
    const made = await office.graphql(
      'mutation ($input: SaveSurveyInput!) { saveSurvey(input: $input) { id version code } }',
      { input: draft },
    );
    expect(made.errors).toBeUndefined();
    const surveys = async (account: string): Promise<unknown[]> =>
      (
        await (
          await app.as(account)
        ).graphql(`{ satisfactionSurveys(taskId: "${walk.task.id}") { code result { n rate } } }`)
      ).data.satisfactionSurveys;
    expect(await surveys('performance')).toHaveLength(1);
    expect(await surveys('clerk')).toEqual([]);
    const whoScored = async (account: string) =>
      (
        await (
          await app.as(account)
        ).graphql(`{ evaluationTask(id: "${walk.task.id}") { rows { id noEvidenceReason scoredByName } } }`)
      ).data.evaluationTask.rows.find(({ id }: { id: string }) => id === row!.id);
    expect(await whoScored('performance')).toMatchObject({
      noEvidenceReason: '现场观察',
      scoredByName: expect.any(String),
    });
    expect(await whoScored('clerk')).toEqual({ id: row!.id, noEvidenceReason: null, scoredByName: null });
    const seen = await new Walk(app).of(walk.task.id).reload('clerk');
    expect(seen.rows.map(({ score }: { score: string | null }) => score)).toEqual([null, null, null, null]);
    expect(seen).toMatchObject({ findings: [], reportVersions: [], checks: [] });
    const clerk = await app.as('clerk');
    expect((await clerk.fetch(`/api/evaluation/tasks/${walk.task.id}/report.docx`)).status).toBe(404);
    const { data } = await clerk.graphql(
      `{ evaluationTask(id: "${walk.task.id}") { report { sections { code } } rows { scoreId evidence } } }`,
    );
    expect(data.evaluationTask.report.sections).toEqual([]);
    expect(data.evaluationTask.rows[0]).toEqual({ scoreId: null, evidence: null });
  });

  it('R148: a report whose findings have no evidence is returned', async () => {
    const bare = { kind: 'MANAGEMENT', description: '没有依据的问题', recommendation: '整改' };
    await walk.do('business', 'saveScores', walk.scores('90', { findings: [bare] }));
    await walk.step('leader', 'submitDraft');
    const refused = await walk.tryStep('performance', 'askOpinion');
    expect(refusalsOf(refused)).toMatchObject([
      { code: 'REPORT_CHECK_FAILED', ruleId: 'E-12', field: 'checks.FINDINGS_EVIDENCED', params: { at: '1' } },
    ]);
    await walk.step('performance', 'returnDraft', { comment: '问题缺少依据' });
    await walk.do('business', 'saveScores', walk.scores('90'));
    await walk.step('leader', 'submitDraft');
    expect(walk.task.checks.every(({ passed }: { passed: boolean }) => passed)).toBe(true);
  });

  it('R145: shows draft, two objections with replies, the meeting and the final version', async () => {
    await walk.step('performance', 'askOpinion');
    expect(walk.task).toMatchObject({ state: 'EXCHANGING_OPINIONS', opinionDueOn: '2020-01-05' });
    const { data: told } = await (
      await app.as('clerk')
    ).graphql(`{ satisfactionSurveys(taskId: "${walk.task.id}") { title } }`);
    expect(told.satisfactionSurveys).toEqual([{ title: '示例问卷' }]);
    const asked = await new Walk(app).of(walk.task.id).reload('clerk');
    expect(asked.rows.map(({ score }: { score: string }) => score)).toEqual(['18.00', '18.00', '27.00', '27.00']);
    expect(codesOf(await walk.tryStep('performance', 'finalise'))).toEqual(['OPINION_REQUIRED']);
    const foreign = await walk.call('clerk2', 'raiseOpinions', { ...walk.on(), opinions: ['别的单位'] });
    expect(codesOf(foreign)).toEqual(['NOT_FOUND']);
    await walk.do('clerk', 'raiseOpinions', { ...walk.on(), opinions: ['完成率应按验收数计', '问题已整改'] });
    const again = await walk.call('clerk', 'raiseOpinions', { ...walk.on(), opinions: [] });
    expect(codesOf(again)).toEqual(['EVALUATION_OPINION_GIVEN']);
    expect(codesOf(await walk.tryStep('performance', 'finalise'))).toEqual(['OPINION_UNDECIDED', 'OPINION_UNDECIDED']);
    const [first, second] = walk.task.opinions;
    const decide = (opinion: { id: string; version: number }, decision: string, reply: string): object => ({
      id: walk.task.id,
      opinionId: opinion.id,
      expectedOpinionVersion: opinion.version,
      decision,
      reply,
    });
    const silent = await walk.call('performance', 'decideOpinion', { ...decide(first, 'ADOPTED', ' ') });
    expect(refusalsOf(silent)).toMatchObject([{ code: 'REQUIRED', field: 'reply' }]);
    await walk.do('performance', 'decideOpinion', { ...decide(first, 'ADOPTED', '改按验收数计') });
    await walk.do('performance', 'decideOpinion', { ...decide(second, 'NOT_ADOPTED', '评价时尚未整改') });
    await walk.do('performance', 'recordExchangeMeeting', {
      id: walk.task.id,
      heldOn: '2019-12-25',
      place: '示例会议室',
      attendees: '评价组、示例单位017',
      record: '逐条交换意见',
    });
    // What was adopted changes the score: a revised report, about which the unit is asked anew.
    await walk.step('performance', 'reviseReport', { comment: '采纳意见1' });
    await walk.do('business', 'saveScores', walk.scores('92'));
    await walk.step('leader', 'submitDraft');
    await walk.step('performance', 'askOpinion');
    expect(codesOf(await walk.tryStep('performance', 'finalise'))).toEqual(['OPINION_REQUIRED']);
    await walk.do('clerk', 'raiseOpinions', { ...walk.on(), opinions: [] });
    await walk.step('performance', 'finalise');
    expect(
      walk.task.reportVersions.map((one: Record<string, unknown>) => [one.versionNo, one.kind, one.totalScore]),
    ).toEqual([
      [1, 'DRAFT', '90.00'],
      [2, 'REVISED', '90.00'],
      [3, 'REVISED', '92.00'],
      [4, 'FINAL', '92.00'],
    ]);
    expect(walk.task.opinions).toMatchObject([
      { ordinal: 1, decision: 'ADOPTED', reply: '改按验收数计' },
      { ordinal: 2, decision: 'NOT_ADOPTED', reply: '评价时尚未整改' },
    ]);
    expect(walk.task.meetings).toEqual([{ heldOn: '2019-12-25', record: '逐条交换意见' }]);
  });

  it('R145: no score changes after the final version, by no way; a new version with its reason may', async () => {
    expect(codesOf(await walk.call('business', 'saveScores', walk.scores('100')))).toEqual(['STATE_INVALID']);
    await expect(sql('UPDATE evaluation.score_row SET score = 1 WHERE task_id = $1', [walk.task.id])).rejects.toThrow(
      /is final/,
    );
    await walk.step('performance', 'grade');
    expect(walk.task).toMatchObject({ state: 'GRADED', totalScore: '92.00', grade: 'EXCELLENT' });
    const [, , , frozen] = walk.task.reportVersions;
    expect(codesOf(await walk.tryStep('performance', 'reopen'))).toEqual(['COMMENT_REQUIRED']);
    await walk.step('performance', 'reopen', { comment: '审计发现数据有误' });
    expect(walk.task).toMatchObject({ state: 'FIELD_WORK', totalScore: null, grade: null });
    await walk.do('business', 'saveScores', walk.scores('85'));
    await walk.step('leader', 'submitDraft');
    await walk.step('performance', 'askOpinion');
    await walk.step('performance', 'finalise', { opinionReply: '无意见' });
    await walk.step('performance', 'grade');
    expect(walk.task).toMatchObject({ totalScore: '85.00', grade: 'GOOD' });
    expect(walk.task.reportVersions[3]).toEqual(frozen);
    expect(walk.task.reportVersions[4]).toMatchObject({
      kind: 'REVISED',
      reason: '审计发现数据有误',
      totalScore: '85.00',
    });
  });
});

describe('a final report that proves wrong', () => {
  it('R145: is opened again with a reason from feedback, closing and archive; a row may rest on a file or a stated reason', async () => {
    const [other] = await sql<{ id: string }>(
      `SELECT p.id FROM projects.project p JOIN organizations.agency a ON a.id = p.agency_id AND a.name = '示例单位017'
        WHERE p.budget_year = 2019 ORDER BY p.id OFFSET 3 LIMIT 1`,
    );
    const late = new Walk(app);
    await late.do('performance', 'listEvaluation', {
      projectId: other!.id,
      subjectYear: 2019,
      title: '示例重启评价',
      selectionReason: '示例',
      method: 'OWN',
    });
    await late.do('performance', 'saveFramework', { ...late.on(), rows: FRAMEWORK });
    await late.step('performance', 'notify', { noticeNo: '洛龙财绩〔2019〕33号' });
    const members = team(['leader', { isLeader: true }], ['business']);
    await late.do('performance', 'saveWorkPlan', { ...late.on(), ...WORK_PLAN, members });
    await late.step('performance', 'approvePlan');
    await late.step('leader', 'startFieldWork');
    const sheet = late.scores('100', { findings: [] }) as { scores: Record<string, unknown>[] };
    const bare = sheet.scores.map((row) => ({ ...row, evidence: null }));
    const reasoned = bare.map((row, i) => (i === 0 ? row : { ...row, noEvidenceReason: '以现场观察为准' }));
    await late.do('leader', 'saveScores', { ...sheet, scores: reasoned });
    expect(codesOf(await late.tryStep('leader', 'submitDraft'))).toEqual(['EVIDENCE_REQUIRED']);
    const { data } = await (
      await app.as('leader')
    ).graphql(`{ evaluationTask(id: "${late.task.id}") { rows { scoreId } } }`);
    const query = new URLSearchParams({
      ownerType: 'evaluation.score_row',
      ownerId: data.evaluationTask.rows[0].scoreId,
      name: '台账.pdf',
    });
    const sent = await (
      await app.as('leader')
    ).fetch(`/api/files?${query}`, { method: 'POST', body: pdf('台账'), headers: { 'content-type': PDF } });
    expect(sent.status).toBe(201);
    await late.step('leader', 'submitDraft');
    const evidenced = late.task.checks.find(({ code }: { code: string }) => code === 'ROWS_EVIDENCED');
    expect(evidenced).toMatchObject({ passed: true });
    await late.step('performance', 'askOpinion');
    await late.step('performance', 'finalise', { opinionReply: '无意见' });
    await late.step('performance', 'grade');
    for (const state of ['FEEDBACK_SENT', 'CLOSED', 'ARCHIVED']) {
      await sql('UPDATE evaluation.evaluation_task SET state = $2 WHERE id = $1', [late.task.id, state]);
      await late.reload('performance');
      expect(codesOf(await late.tryStep('performance', 'reopen'))).toEqual(['COMMENT_REQUIRED']);
      await late.step('performance', 'reopen', { comment: `复核发现有误（${state}）` });
      expect(late.task).toMatchObject({ state: 'FIELD_WORK', totalScore: null, grade: null });
    }
    await late.step('leader', 'submitDraft');
    expect(late.task.reportVersions.at(-1)).toMatchObject({ kind: 'REVISED', reason: '复核发现有误（ARCHIVED）' });
    expect(late.task.reportVersions.filter(({ kind }: { kind: string }) => kind === 'FINAL')).toHaveLength(1);
  });
});

describe('silence of the unit', () => {
  it('R145: is no objection once the clock has run out, where the place says so', async () => {
    const [other] = await sql<{ id: string }>(
      `SELECT p.id FROM projects.project p JOIN organizations.agency a ON a.id = p.agency_id AND a.name = '示例单位017'
        WHERE p.budget_year = 2019 ORDER BY p.id OFFSET 1 LIMIT 1`,
    );
    const silent = new Walk(app);
    await silent.do('performance', 'listEvaluation', {
      projectId: other!.id,
      subjectYear: 2019,
      title: '示例沉默',
      selectionReason: '示例',
      method: 'OWN',
    });
    await silent.do('performance', 'saveFramework', { ...silent.on(), rows: FRAMEWORK });
    await silent.step('performance', 'notify', { noticeNo: '洛龙财绩〔2019〕32号' });
    const members = team(['leader', { isLeader: true }], ['business']);
    await silent.do('performance', 'saveWorkPlan', { ...silent.on(), ...WORK_PLAN, members });
    await silent.step('performance', 'approvePlan');
    await silent.step('leader', 'startFieldWork');
    await silent.do('leader', 'saveScores', silent.scores('100', { findings: [] }));
    await silent.step('leader', 'submitDraft');
    // Where the place counts this clock in working days, New Year's Day and the weekends are left out.
    await sql(
      `INSERT INTO organizations.rule_parameter (jurisdiction_id, id, code, year_from, value, source)
       VALUES ($1, gen_random_uuid(), 'eval.opinionInWorkingDays', 2019, 'true', '示例')`,
      [jurisdictionId],
    );
    await silent.step('performance', 'askOpinion');
    expect(silent.task.opinionDueOn).toBe('2020-01-10');
    await sql(`UPDATE evaluation.evaluation_task SET opinion_due_on = '2019-12-25' WHERE id = $1`, [silent.task.id]);
    await silent.reload('performance');
    await sql(
      `INSERT INTO organizations.rule_parameter (jurisdiction_id, id, code, year_from, value, source)
       VALUES ($1, gen_random_uuid(), 'eval.silenceIsConsent', 2019, 'false', '示例')`,
      [jurisdictionId],
    );
    expect(codesOf(await silent.tryStep('performance', 'finalise'))).toEqual(['OPINION_REQUIRED']);
    await sql(`DELETE FROM organizations.rule_parameter WHERE code = 'eval.silenceIsConsent'`);
    await silent.step('performance', 'finalise');
    expect(silent.task.state).toBe('REPORT_FINAL');
  });
});

describe('an evaluation of what is no project', () => {
  it.each(['STATE_ASSETS', 'STATE_CAPITAL', 'SYSTEM'])(
    'R023: %s of a body is listed without any project, and walks to its framework',
    async (objectType) => {
      const [unit] = await sql<{ id: string }>(`SELECT id FROM organizations.agency WHERE name = '示例单位017'`);
      const other = new Walk(app);
      const task = await other.do('performance', 'listEvaluation', {
        objectType,
        agencyId: unit!.id,
        subjectYear: 2019,
        title: '示例单位017国有资产管理情况评价',
        selectionReason: '扩面',
        method: 'OWN',
        amount: '1200000',
      });
      expect(task).toMatchObject({ objectType, amount: '1200000.00', state: 'LISTED' });
      await other.do('performance', 'saveFramework', { ...other.on(), rows: FRAMEWORK });
      await other.step('performance', 'notify', { noticeNo: '示例财绩〔2019〕32号' });
      expect(other.task.rows).toHaveLength(FRAMEWORK.length);
      const nowhere = {
        objectType,
        subjectYear: 2019,
        title: '示例',
        selectionReason: '扩面',
        method: 'OWN',
        amount: '1',
      };
      expect(codesOf(await other.call('performance', 'listEvaluation', nowhere))).toEqual(['NOT_FOUND']);
    },
  );
});
