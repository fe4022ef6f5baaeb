import { openTestApp, type TestApp } from '../harness/index.js';
import { type Objective } from './objective.calls.js';
import {
  APPRAISAL,
  type Appraisal,
  apply,
  attachRequired,
  call,
  codes,
  concluded,
  done,
  move,
  moveProjects,
  objectiveFor,
  plan,
  projectOf,
  readyProject,
  type Room,
  roomOf,
  save,
  score,
  conclude,
  tryMove,
  underReview,
} from './appraisal.calls.js';

let app: TestApp;
let room: Room;
beforeAll(async () => {
  app = await openTestApp();
  room = await roomOf(app);
});
afterAll(() => app.close());

const tasksOn = async (id: string): Promise<string[]> => {
  const rows = await app.database.sql<{ kind: string }>(
    await app.jurisdictionOf('clerk'),
    `SELECT kind FROM platform.task WHERE subject_id = $1 AND state = 'OPEN' ORDER BY kind, agency_id`,
    [id],
  );
  return rows.map(({ kind }) => kind);
};

describe('withdrawing and resuming', () => {
  it('R057: what was withdrawn is resumed as it was left; a reported one is not withdrawn', async () => {
    const project = await readyProject(room.clerk);
    let appraisal = await move(room.clerk, done(await plan(room.clerk, project.id)), 'start');
    appraisal = done(await save(room.clerk, appraisal, { background: '写到一半' }));
    await attachRequired(room.clerk, appraisal);
    expect(codes(await tryMove(room.clerk, appraisal, 'withdraw'))).toEqual(['COMMENT_REQUIRED']);
    expect(codes(await tryMove(room.performance, appraisal, 'withdraw', '示例'))).not.toEqual([]);
    appraisal = await move(room.clerk, appraisal, 'withdraw', '立项推迟');
    expect([appraisal.state, await tasksOn(appraisal.id)]).toEqual(['WITHDRAWN', []]);
    expect(codes(await save(room.clerk, appraisal))).toEqual(['STATE_INVALID']);
    expect(codes(await tryMove(room.head, appraisal, 'report'))).toContain('STATE_INVALID');

    appraisal = await move(room.clerk, appraisal, 'resume');
    expect([appraisal.state, await tasksOn(appraisal.id)]).toEqual(['PLANNED', ['appraisal.prepare']]);
    expect(appraisal.materials.filter(({ files }) => files.length > 0)).toHaveLength(5);
    appraisal = await move(room.head, await move(room.clerk, appraisal, 'start'), 'report');
    expect(codes(await tryMove(room.clerk, appraisal, 'withdraw', '示例'))).toEqual(['STATE_INVALID']);
  });

  it('R057: a withdrawn one gives way to a new one, and is not resumed beside it', async () => {
    const project = await readyProject(room.clerk);
    const first = await move(room.clerk, done(await plan(room.clerk, project.id)), 'withdraw', '示例');
    const second = done(await plan(room.clerk, project.id));
    expect(codes(await tryMove(room.clerk, first, 'resume'))).toEqual(['APPRAISAL_TWICE']);
    await move(room.clerk, second, 'withdraw', '示例');
    expect((await move(room.clerk, first, 'resume')).state).toBe('PLANNED');
  });
});

describe('reopening', () => {
  it('R058: a refusal is reopened with a reason, scored and concluded anew, and then the project applies', async () => {
    const project = await readyProject(room.clerk);
    let appraisal = await concluded(room, project.id, 'NOT_SUPPORTED', '0.00', 'POOR');
    expect(codes(await apply(room.clerk, project))).toContain('EXANTE_NOT_SUPPORTED');
    expect(codes(await tryMove(room.performance, appraisal, 'reopen'))).toEqual(['COMMENT_REQUIRED']);
    expect(codes(await tryMove(room.clerk, appraisal, 'reopen', '示例'))).not.toEqual([]);
    appraisal = await move(room.performance, appraisal, 'reopen', '补充了资金来源的批准文件');
    expect(appraisal).toMatchObject({
      state: 'REASSESSMENT',
      conclusion: null,
      amountSupported: null,
      totalScore: null,
    });
    expect(await tasksOn(appraisal.id)).toEqual(['appraisal.score', 'appraisal.score']);
    expect(codes(await apply(room.clerk, project))).toContain('EXANTE_NOT_CONCLUDED');
    for (const name of ['firm', 'business'] as const) done(await score(room[name], appraisal, 'EXCELLENT'));
    done(await conclude(room.performance, appraisal, 'SUPPORTED', '10000000.00'));
    expect((done(await apply(room.clerk, await projectOf(room.clerk, project.id))) as { state: string }).state).toBe(
      'IN_REVIEW',
    );
  });

  it('R063: once the project is in the pool the conclusion is in use: it is not reopened', async () => {
    const project = await readyProject(room.clerk);
    const appraisal = await concluded(room, project.id, 'SUPPORTED', '10000000.00');
    const applied = done<{ id: string; version: number }>(
      await apply(room.clerk, await projectOf(room.clerk, project.id)),
    );
    await app.database.sql(
      await app.jurisdictionOf('clerk'),
      `UPDATE projects.project SET state = 'POOLED' WHERE id = $1`,
      [applied.id],
    );
    expect(codes(await tryMove(room.performance, appraisal, 'reopen', '示例'))).toEqual(['APPRAISAL_IN_USE']);
    expect((await move(room.performance, appraisal, 'expire', '条件变化')).state).toBe('EXPIRED');
    expect(
      codes(await tryMove(room.performance, { ...appraisal, version: appraisal.version + 1 }, 'reopen', '示例')),
    ).toEqual(['STATE_INVALID']);
    expect(codes(await moveProjects(room.business, 'admit', [applied]))).not.toEqual([]);
  });
});

describe('who has what on the desk', () => {
  it('R059: taking up asks for a panel, the panel is asked one by one, the last one hands it on', async () => {
    const project = await readyProject(room.clerk);
    let appraisal = await move(room.clerk, done(await plan(room.clerk, project.id)), 'start');
    appraisal = done(await save(room.clerk, appraisal));
    await attachRequired(room.clerk, appraisal);
    appraisal = await move(room.head, appraisal, 'report');
    expect(await tasksOn(appraisal.id)).toEqual(['appraisal.takeUp']);
    appraisal = await move(room.performance2, appraisal, 'takeUp');
    expect(await tasksOn(appraisal.id)).toEqual(['appraisal.appoint']);
    await move(room.performance, appraisal, 'return', '材料不清');
    expect(await tasksOn(appraisal.id)).toEqual(['appraisal.prepare']);

    const panel = await underReview(room, (await readyProject(room.clerk)).id);
    expect(await tasksOn(panel.id)).toEqual(['appraisal.score', 'appraisal.score']);
    done(await score(room.firm, panel, 'GOOD'));
    expect(await tasksOn(panel.id)).toEqual(['appraisal.score']);
    done(await score(room.business, panel, 'GOOD'));
    expect(await tasksOn(panel.id)).toEqual(['appraisal.conclude']);
  });
});

describe('a policy and its objective', () => {
  const declare = async (code: string, change: Record<string, unknown> = {}): Promise<Objective> =>
    done(
      await call(
        room.clerk,
        'declareObjective',
        'DeclareObjectiveInput',
        { objectType: 'POLICY', budgetYear: 2020, title: `示例政策${code}`, code, ...change },
        'id version',
      ),
    );
  const planPolicy = (change: Record<string, unknown>) =>
    call(
      room.clerk,
      'planAppraisal',
      'PlanAppraisalInput',
      { objectKind: 'POLICY', budgetYear: 2020, amountAsked: '6000000.00', ...change },
      `objectCode title objectiveId ${APPRAISAL}`,
    );

  it('R057, R058: takes name and code of the chosen objective along', async () => {
    const objective = await declare('ZC-A');
    expect(done(await planPolicy({ objectiveId: objective.id }))).toMatchObject({
      objectCode: 'ZC-A',
      title: '示例政策ZC-A',
      objectiveId: objective.id,
    });
  });

  it('R057: an objective of another object, year or kind is none of this policy', async () => {
    const nextYear = await declare('ZC-B', { budgetYear: 2021 });
    const project = await readyProject(room.clerk, {}, { objective: false });
    const ofProject = await objectiveFor(room.clerk, project.id, '10000000.00');
    for (const { id } of [nextYear, ofProject])
      expect(codes(await planPolicy({ objectiveId: id, objectCode: 'ZC-C', title: '示例' }))).toEqual([
        'APPRAISAL_OBJECTIVE_OTHER',
      ]);
  });

  it('R057: one that was planned without an objective gets it while the unit writes', async () => {
    const appraisal: Appraisal = done(await planPolicy({ objectCode: 'ZC-D', title: '示例政策丁' }));
    const objective = await declare('ZC-D');
    const saved = await save(room.clerk, appraisal, { amountAsked: '6000000.00', objectiveId: objective.id });
    expect(done(saved)).toMatchObject({ id: appraisal.id });
    const { data } = await room.clerk.graphql(`query ($id: ID!) { exAnteAppraisal(id: $id) { objectiveId } }`, {
      id: appraisal.id,
    });
    expect(data.exAnteAppraisal.objectiveId).toBe(objective.id);
  });
});
