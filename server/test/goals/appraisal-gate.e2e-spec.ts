import { randomUUID } from 'node:crypto';
import { openTestApp, type TestApp } from '../harness/index.js';
import {
  apply,
  call,
  codes,
  concluded,
  done,
  moveProjects,
  prepare,
  type Project,
  PROJECT,
  projectOf,
  readyProject,
  roomOf,
  type Room,
} from './appraisal.calls.js';

let app: TestApp;
let room: Room;
beforeAll(async () => {
  app = await openTestApp();
  room = await roomOf(app);
});
afterAll(() => app.close());

const rule = (code: string, value: unknown, yearFrom: number, yearTo: number | null = null) =>
  call(
    room.performance,
    'setRuleParameter',
    'SetRuleParameterInput',
    { code, value: JSON.stringify(value), yearFrom, yearTo, source: '示例文件' },
    'code',
  );

const review = (projectId: string, appliedAmount: string, reviewedAmount: string) =>
  call(
    room.performance,
    'recordBudgetReview',
    'RecordBudgetReviewInput',
    {
      projectId,
      appliedAmount,
      reviewedAmount,
      reviewer: '示例评审中心',
      documentNo: `示例评审〔2019〕${reviewedAmount}`,
      reviewedOn: '2019-12-20',
    },
    'budgetReview { reviewedAmount result }',
  );

const allocate = (project: Project, amount: string, reason: string | null = null) =>
  call(
    room.budget,
    'allocateBudget',
    'AllocateBudgetInput',
    { projectId: project.id, expectedVersion: project.version, amount, reason },
    PROJECT,
  );

/** The objective's way through review, told in one line: the way itself is tested elsewhere. */
async function objectiveIs(projectId: string, state: string): Promise<void> {
  const jurisdiction = await app.jurisdictionOf('clerk');
  await app.database.sql(
    jurisdiction,
    `UPDATE goals.objective_version v SET state = $3 FROM goals.objective o
      WHERE v.jurisdiction_id = $1 AND o.jurisdiction_id = $1 AND o.id = v.objective_id AND o.project_id = $2`,
    [jurisdiction, projectId, state],
  );
}

/** Appraised, applied, admitted: what an allocation begins with. */
async function pooled(amountSupported: string | null): Promise<Project> {
  const project = await readyProject(room.clerk, { nature: amountSupported ? 'NEW' : 'CONTINUING' });
  if (amountSupported)
    await concluded(
      room,
      project.id,
      amountSupported === '10000000.00' ? 'SUPPORTED' : 'PARTIAL',
      amountSupported,
      amountSupported === '10000000.00' ? 'EXCELLENT' : 'FAIR',
    );
  done(await apply(room.clerk, project));
  await objectiveIs(project.id, 'FIN_REVIEWED');
  const [admitted] = done<Project[]>(
    await moveProjects(room.business, 'admit', [await projectOf(room.clerk, project.id)]),
  );
  return admitted!;
}

describe('未经评估不得申请预算', () => {
  it('R058: a new project applies only after 予以支持; without appraisal the rule is named, after 不予支持 it stays refused', async () => {
    const project = await readyProject(room.clerk);
    const without = await apply(room.clerk, project);
    expect(codes(without)).toEqual(['EXANTE_REQUIRED']);
    expect(without.errors![0]!.extensions.refusals![0]).toMatchObject({ ruleId: 'X-06', wayOut: 'APPRAISE_FIRST' });
    expect((await projectOf(room.clerk, project.id)).state).toBe('CANDIDATE');
    await concluded(room, project.id, 'SUPPORTED', '10000000.00');
    expect(done<Project>(await apply(room.clerk, project)).state).toBe('IN_REVIEW');

    const other = await readyProject(room.clerk);
    await concluded(room, other.id, 'NOT_SUPPORTED', '0.00', 'POOR');
    expect(codes(await apply(room.clerk, other))).toEqual(['EXANTE_NOT_SUPPORTED']);
    expect((await projectOf(room.clerk, other.id)).gates.find(({ door }) => door === 'APPLY')).toMatchObject({
      isOpen: false,
    });
  });

  it('R060: the rule of 2021 asks special bonds only, that of 2022 every new major project, neither a continuing one', async () => {
    const scope = { objects: ['PROJECT', 'POLICY'], new: true, expiring: false, major: true };
    done(await rule('exante.scope', { ...scope, major: false, funds: ['SPECIAL_BOND'] }, 2021, 2021));
    done(await rule('exante.scope', { ...scope, funds: null }, 2022));
    expect(codes(await rule('exante.scope', { ...scope, funds: null, maior: true }, 2023))).toEqual([
      'RULE_PART_UNKNOWN',
    ]);
    const asked = async (year: number, nature: string, fundSource: string, amount: string): Promise<boolean> => {
      const project = await readyProject(
        room.clerk,
        { budgetYear: year, nature },
        { amount, fundSource, objective: false, prepared: false },
      );
      return codes(await apply(room.clerk, project, amount)).includes('EXANTE_REQUIRED');
    };
    expect(await asked(2021, 'NEW', 'CURRENT_YEAR', '90000000.00')).toBe(false);
    expect(await asked(2021, 'NEW', 'SPECIAL_BOND', '10000.00')).toBe(true);
    expect(await asked(2021, 'CONTINUING', 'SPECIAL_BOND', '90000000.00')).toBe(false);
    expect(await asked(2022, 'NEW', 'CURRENT_YEAR', '5000000.00')).toBe(true);
    expect(await asked(2022, 'NEW', 'CURRENT_YEAR', '4999999.99')).toBe(false);
    expect(await asked(2022, 'CONTINUING', 'CURRENT_YEAR', '90000000.00')).toBe(false);
  });

  it('R064: a road with 3 of 5 preparation documents is 前期不充分 and cannot apply', async () => {
    const project = await readyProject(room.clerk, { nature: 'CONTINUING' }, { prepared: false });
    done(await prepare(room.clerk, project.id, 'ROAD', ['FEASIBILITY_STUDY', 'APPROVAL', 'PLAN']));
    const refusedNow = await apply(room.clerk, project);
    expect(codes(refusedNow)).toEqual(['PREPARATION_INSUFFICIENT']);
    expect(refusedNow.errors![0]!.extensions.refusals![0]!.params).toMatchObject({
      present: 3,
      required: 5,
      missing: 'LAND,FUNDING',
    });
    done(
      await prepare(room.clerk, project.id, 'ROAD', ['FEASIBILITY_STUDY', 'APPROVAL', 'LAND', 'PLAN', 'FUNDING'], 1),
    );
    expect(done<Project>(await apply(room.clerk, project)).state).toBe('IN_REVIEW');
  });

  it('R065: an application with amount and letter only is 未关联项目; one of a bare project says what it lacks', async () => {
    const bare = await apply(room.clerk, null);
    expect(codes(bare)).toEqual(['APPLICATION_WITHOUT_PROJECT']);
    const project = await readyProject(
      room.clerk,
      { nature: 'CONTINUING', overview: null, startsOn: null, endsOn: null },
      { objective: false },
    );
    expect(codes(await apply(room.clerk, project))).toEqual([
      'APPLICATION_CONTENT_MISSING',
      'APPLICATION_GOAL_MISSING',
      'APPLICATION_SCHEDULE_MISSING',
    ]);
  });
});

describe('the pool and the allocation', () => {
  it('R061: applied at 1000万 and reviewed at 850万, at most 850万 is allocated', async () => {
    const project = await pooled(null);
    expect(done(await review(project.id, '10000000.00', '8500000.00'))).toEqual({
      budgetReview: { reviewedAmount: '8500000.00', result: 'REDUCED' },
    });
    expect(codes(await allocate(project, '8500000.01', '想多给'))).toEqual(['ALLOCATION_ABOVE_REVIEWED']);
    expect(done<Project>(await allocate(project, '8500000.00'))).toMatchObject({
      state: 'BUDGETED',
      allocation: { amount: '8500000.00', reviewedAmount: '8500000.00' },
    });
  });

  it('R063: more than the supported amount needs a reason, which the list of deviations prints', async () => {
    const project = await pooled('6000000.00');
    expect(codes(await allocate(project, '6000000.01'))).toEqual(['ALLOCATION_ABOVE_SUPPORTED']);
    const { state } = done<Project>(await allocate(project, '7000000.00', '区政府会议决定'));
    expect(state).toBe('BUDGETED');
    const { data } = await room.budget.graphql(
      '{ allocationDeviations(year: 2020) { projectId amount supportedAmount reason } }',
    );
    expect(data.allocationDeviations).toContainEqual({
      projectId: project.id,
      amount: '7000000.00',
      supportedAmount: '6000000.00',
      reason: '区政府会议决定',
    });
    // What keeps to the supported amount is no deviation.
    const kept = await pooled('10000000.00');
    done(await allocate(kept, '10000000.00'));
    const again = await room.budget.graphql('{ allocationDeviations(year: 2020) { projectId } }');
    expect(
      again.data.allocationDeviations.map(({ projectId }: Project & { projectId: string }) => projectId),
    ).not.toContain(kept.id);
  });

  it('R062: 233 projects with approved objectives enter the pool together; a 234th without one cannot', async () => {
    const jurisdiction = await app.jurisdictionOf('clerk');
    const [agency] = await app.database.sql<{ id: string }>(
      jurisdiction,
      `SELECT id FROM organizations.agency WHERE jurisdiction_id = $1 AND name = '示例单位017'`,
      [jurisdiction],
    );
    const ids = Array.from({ length: 234 }, () => randomUUID());
    await app.database.sql(
      jurisdiction,
      `INSERT INTO projects.project (jurisdiction_id, id, budget_year, code, name, agency_id, category, nature, source, state, overview)
       SELECT $1, p.id, 2020, 'HT-' || p.n, '示例项目' || p.n, $3, 'SPECIFIC', 'CONTINUING', 'LOCAL', 'IN_REVIEW', 'x'
         FROM unnest($2::uuid[]) WITH ORDINALITY AS p(id, n)`,
      [jurisdiction, ids, agency!.id],
    );
    await app.database.sql(
      jurisdiction,
      `WITH reply AS (SELECT id FROM goals.budget_reply WHERE jurisdiction_id = $1 LIMIT 1),
            made AS (INSERT INTO goals.objective (jurisdiction_id, id, object_type, project_id, agency_id, budget_year)
                     SELECT $1, gen_random_uuid(), 'PROJECT', p, $3, 2020 FROM unnest($2::uuid[]) AS p RETURNING id)
       INSERT INTO goals.objective_version (jurisdiction_id, id, objective_id, version_no, catalogue_code, annual_amount,
              state, content_hash, approved_on, budget_reply_id, parameters)
       SELECT $1, gen_random_uuid(), made.id, 1, 'x', 1, 'APPROVED', 'x', '2019-12-20', reply.id, '{}' FROM made, reply`,
      [jurisdiction, ids.slice(0, 233), agency!.id],
    );
    const items = ids.map((id) => ({ id, version: 1 }));
    const all = await moveProjects(room.business, 'admit', items);
    expect(codes(all)).toEqual(['OBJECTIVE_NOT_SUBMITTED']);
    expect(all.errors![0]!.extensions.refusals![0]!.params).toMatchObject({ subjectId: ids[233] });
    const admitted = done<Project[]>(await moveProjects(room.business, 'admit', items.slice(0, 233)));
    expect(admitted).toHaveLength(233);
    expect(new Set(admitted.map(({ state }) => state))).toEqual(new Set(['POOLED']));
    const approved = await app.database.sql<{ n: number }>(
      jurisdiction,
      `SELECT count(*)::int AS n FROM goals.objective o JOIN goals.objective_version v
          ON v.jurisdiction_id = o.jurisdiction_id AND v.objective_id = o.id AND v.state = 'APPROVED'
        WHERE o.jurisdiction_id = $1 AND o.project_id = ANY ($2::uuid[])`,
      [jurisdiction, admitted.map(({ id }) => id)],
    );
    expect(approved[0]!.n).toBe(233);
  });

  it('R062, R058: the budget reply asks the same gate, and where the pool is kept here it goes through it', async () => {
    const project = await readyProject(room.clerk);
    const { data } = await room.clerk.graphql('query ($id: ID!) { project(id: $id) { goal { id } } }', {
      id: project.id,
    });
    await objectiveIs(project.id, 'FIN_REVIEWED');
    const reply = () =>
      call(
        room.budget,
        'replyBudget',
        'ReplyBudgetInput',
        {
          objectiveIds: [data.project.goal.id],
          documentNo: '示例财预〔2020〕77号',
          title: '示例批复',
          repliedOn: '2019-12-26',
        },
        'state',
      );
    expect(codes(await reply())).toContain('EXANTE_REQUIRED');
    await objectiveIs(project.id, 'DRAFT');
    await concluded(room, project.id, 'SUPPORTED', '10000000.00');
    await objectiveIs(project.id, 'FIN_REVIEWED');
    done(await rule('project.poolSteps', true, 2020, 2020));
    expect(codes(await reply())).toEqual(['PROJECT_NOT_BUDGETED']);
    const inReview = done<Project>(await apply(room.clerk, project));
    const [inPool] = done<Project[]>(await moveProjects(room.business, 'admit', [inReview]));
    done(await allocate(inPool!, '10000000.00'));
    done(await reply());
    expect((await projectOf(room.clerk, project.id)).state).toBe('REPLIED');
  });

  it('lets nobody admit what he applied for, and only the budget office allocate', async () => {
    const project = await pooled(null);
    const asBusiness = await call(
      room.business,
      'allocateBudget',
      'AllocateBudgetInput',
      { projectId: project.id, expectedVersion: project.version, amount: '1.00' },
      PROJECT,
    );
    expect(codes(asBusiness)).toEqual(['NOT_YOUR_DESK']);
    expect(codes(await moveProjects(room.clerk, 'remove', [project]))).toEqual(['NO_PERMISSION']);
    expect(codes(await allocate({ ...project, version: project.version - 1 }, '1.00'))).toEqual(['STALE_VERSION']);
  });
});
