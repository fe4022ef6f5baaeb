import { type GraphqlAnswer, openTestApp, type TestApp, type TestClient } from '../harness/index.js';

let app: TestApp;
let jurisdictionId: string;
let clerk: TestClient;
let budget: TestClient;
let treasury: TestClient;
beforeAll(async () => {
  app = await openTestApp();
  jurisdictionId = await app.jurisdictionOf('clerk');
  [clerk, budget, treasury] = await Promise.all(['clerk', 'budget', 'treasury'].map((name) => app.as(name)));
});
afterAll(() => app.close());

interface Project {
  id: string;
  version: number;
  state: string;
  availableActions: { action: string; allowed: boolean; refusals: { code: string }[] }[];
  suspensionConsent: { reason: string } | null;
}

const PROJECT = `id version state suspensionConsent { reason }
  availableActions { action allowed refusals { code } }`;
const codes = ({ errors }: GraphqlAnswer): string[] =>
  (errors ?? []).flatMap(({ extensions }) => (extensions.refusals ?? []).map(({ code }) => code)).sort();
const read = async (id: string, who = budget): Promise<Project> =>
  (await who.graphql(`query ($id: ID!) { project(id: $id) { ${PROJECT} } }`, { id })).data.project;

async function tryStep(who: TestClient, id: string, action: string, comment?: string): Promise<GraphqlAnswer> {
  const { version } = await read(id);
  return who.graphql(`mutation ($input: AdvanceProjectInput!) { advanceProject(input: $input) { ${PROJECT} } }`, {
    input: { projectId: id, expectedVersion: version, action, comment: comment ?? null },
  });
}
async function step(who: TestClient, id: string, action: string, comment?: string): Promise<Project> {
  const answer = await tryStep(who, id, action, comment);
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data.advanceProject;
}
async function agree(who: TestClient, id: string, reason = '监控发现严重问题'): Promise<GraphqlAnswer> {
  const { version } = await read(id);
  return who.graphql(`mutation ($input: AgreeToSuspensionInput!) { agreeToSuspension(input: $input) { ${PROJECT} } }`, {
    input: { projectId: id, expectedVersion: version, reason },
  });
}

/** A running project of the showcase unit that no round has watched yet. */
async function running(state = 'EXECUTING'): Promise<string> {
  const [row] = await app.database.sql<{ id: string }>(
    jurisdictionId,
    `UPDATE projects.project SET state = $1 WHERE id = (
       SELECT p.id FROM projects.project p JOIN organizations.agency a ON a.id = p.agency_id AND a.name = '示例单位017'
         JOIN goals.objective o ON o.project_id = p.id
         JOIN goals.objective_version v ON v.objective_id = o.id AND v.state = 'APPROVED'
        WHERE p.budget_year = 2019 AND p.state = 'EXECUTING' AND p.version = 1
          AND NOT EXISTS (SELECT 1 FROM monitoring.sheet s WHERE s.project_id = p.id) ORDER BY p.id LIMIT 1)
     RETURNING id`,
    [state],
  );
  await app.database.sql(jurisdictionId, 'UPDATE projects.project SET version = 2 WHERE id = $1', [row!.id]);
  return row!.id;
}

/** Monitoring of the project ends with this disposal, by its own steps. */
async function dispose(projectId: string, disposal: string): Promise<void> {
  const SHEET = 'id state version rows { id targetValue }';
  const performance = await app.as('performance');
  const opened = await performance.graphql(
    'mutation ($input: OpenRoundInput!) { openMonitoringRound(input: $input) { id sheets } }',
    {
      input: {
        budgetYear: 2019,
        name: `监控${projectId}`,
        periodFrom: '2019-01-01',
        periodTo: '2019-10-31',
        dueOn: '2019-11-15',
        projectIds: [projectId],
      },
    },
  );
  expect(opened.errors).toBeUndefined();
  const listed = await clerk.graphql(
    `{ monitoringSheets(year: 2019, projectId: "${projectId}") { nodes { ${SHEET} } } }`,
  );
  let sheet = listed.data.monitoringSheets.nodes[0];
  const save = await clerk.graphql(
    `mutation ($input: SaveMonitoringSheetInput!) { saveMonitoringSheet(input: $input) { ${SHEET} } }`,
    {
      input: {
        id: sheet.id,
        expectedVersion: sheet.version,
        rows: sheet.rows.map(({ id, targetValue }: { id: string; targetValue: string | null }) => ({
          id,
          actualValue: targetValue,
          forecastValue: targetValue,
          likelihood: 'CERTAIN',
          isNotDue: targetValue === null,
        })),
        causeCodes: ['SCHEDULE'],
        causeText: '示例原因',
        measures: '示例措施',
      },
    },
  );
  sheet = save.data.saveMonitoringSheet;
  const moves = [
    ['clerk', 'submit', null],
    ['head', 'deptAccept', null],
    ['business', 'accept', disposal],
  ] as const;
  for (const [who, action, decided] of moves) {
    const moved = await (
      await app.as(who)
    ).graphql(`mutation ($input: MoveMonitoringSheetInput!) { moveMonitoringSheet(input: $input) { ${SHEET} } }`, {
      input: {
        id: sheet.id,
        expectedVersion: sheet.version,
        action,
        ...(decided ? { disposal: decided, disposalNote: '示例处置' } : {}),
      },
    });
    expect(moved.errors).toBeUndefined();
    sheet = moved.data.moveMonitoringSheet;
  }
}

const openNotices = (projectId: string): Promise<{ id: string }[]> =>
  app.database.sql(
    jurisdictionId,
    `SELECT id FROM results.corrective_action WHERE project_id = $1 AND state <> 'CLOSED'`,
    [projectId],
  );
/** News are delivered after the commit. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let n = 0; n < 100 && !(await holds()); n += 1) await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await holds()).toBe(true);
}
const kinds = async (id: string): Promise<string[]> =>
  (
    await app.database.sql<{ kind: string }>(
      jurisdictionId,
      `SELECT DISTINCT kind FROM platform.task WHERE subject_id = $1 AND state = 'OPEN' ORDER BY kind`,
      [id],
    )
  ).map(({ kind }) => kind);

describe('from the reply to the end (domain §4.4)', () => {
  it('C35: replied → executing → completed → closed; the unit says the first two, the budget office the last', async () => {
    const id = await running('REPLIED');
    expect(codes(await tryStep(budget, id, 'start'))).toEqual(['NOT_YOUR_DESK']);
    expect((await step(clerk, id, 'start')).state).toBe('EXECUTING');
    expect((await step(clerk, id, 'complete', '已验收')).state).toBe('COMPLETED');
    expect(codes(await tryStep(clerk, id, 'close'))).toEqual(['NO_PERMISSION']);
    const closed = await step(budget, id, 'close');
    expect(closed.state).toBe('CLOSED');
    expect(closed.availableActions.filter(({ allowed }) => allowed)).toEqual([]);
    const trail = await app.database.sql<{ action: string }>(
      jurisdictionId,
      'SELECT action FROM platform.audit_entry WHERE entity_id = $1 ORDER BY seq',
      [id],
    );
    expect(trail.map(({ action }) => action)).toEqual(['start', 'complete', 'close']);
  });

  it.each([
    ['REPLIED', ['suspend', 'resume', 'complete', 'close', 'terminate']],
    ['EXECUTING', ['start', 'resume', 'close']],
    ['SUSPENDED', ['start', 'suspend', 'complete', 'close']],
    ['COMPLETED', ['start', 'suspend', 'resume', 'complete', 'terminate']],
    ['TERMINATED', ['start', 'suspend', 'resume', 'complete', 'close', 'terminate']],
  ])('D43, C35: from %s no step is skipped: %j are refused', async (state, actions) => {
    const id = await running(state);
    for (const action of actions) {
      const who = ['start', 'complete'].includes(action) ? clerk : budget;
      expect([action, codes(await tryStep(who, id, action, '示例'))]).toEqual([action, ['STATE_INVALID']]);
    }
  });

  it('says beforehand what would be refused, and why', async () => {
    const id = await running();
    const said = (await read(id)).availableActions.find(({ action }) => action === 'suspend')!;
    expect([said.allowed, said.refusals.map(({ code }) => code).sort()]).toEqual([
      false,
      ['SUSPENSION_WITHOUT_DISPOSAL', 'SUSPENSION_WITHOUT_TREASURY'],
    ]);
  });
});

describe('suspension (domain §4.5 P2)', () => {
  it('P2: monitoring found it, the treasury agreed, the budget office does it; nothing is paid; resumed when put right', async () => {
    const id = await running();
    expect(codes(await tryStep(budget, id, 'suspend', '严重偏离'))).toEqual([
      'SUSPENSION_WITHOUT_DISPOSAL',
      'SUSPENSION_WITHOUT_TREASURY',
    ]);
    await dispose(id, 'SUSPEND');
    await until(async () => (await kinds(id)).includes('project.consent'));
    expect(codes(await tryStep(budget, id, 'suspend', '严重偏离'))).toEqual(['SUSPENSION_WITHOUT_TREASURY']);
    expect(codes(await agree(budget, id))).not.toEqual([]);
    expect(codes(await agree(treasury, id, '  '))).toEqual(['REQUIRED']);
    expect((await agree(treasury, id)).errors).toBeUndefined();
    expect(codes(await agree(treasury, id))).toEqual(['SUSPENSION_CONSENT_TWICE']);
    expect(await kinds(id)).toEqual(['project.suspend']);
    expect(codes(await tryStep(budget, id, 'suspend'))).toEqual(['COMMENT_REQUIRED']);
    const suspended = await step(budget, id, 'suspend', '严重偏离');
    expect(suspended).toMatchObject({ state: 'SUSPENDED', suspensionConsent: null });
    expect(await kinds(id)).toEqual([]);

    const line = await app.database.sql<{ id: string }>(
      jurisdictionId,
      'SELECT id FROM projects.funding_line WHERE project_id = $1 LIMIT 1',
      [id],
    );
    const paid = await treasury.graphql(
      'mutation ($input: RecordPaymentInput!) { recordPayment(input: $input) { id } }',
      {
        input: { projectId: id, fundingLineId: line[0]!.id, amount: '1.00', paidOn: '2019-12-20', voucherNo: 'T-1' },
      },
    );
    expect(codes(paid)).toContain('PAYMENT_STOPPED');

    await until(async () => (await openNotices(id)).length === 1);
    expect(codes(await tryStep(budget, id, 'resume', '已整改'))).toEqual(['CORRECTIVE_ACTION_OPEN']);
    await app.database.sql(
      jurisdictionId,
      `UPDATE results.corrective_action SET state = 'CLOSED' WHERE project_id = $1`,
      [id],
    );
    expect((await step(budget, id, 'resume', '已整改')).state).toBe('EXECUTING');
    // The consent was used up: another suspension asks the treasury again.
    expect(codes(await tryStep(budget, id, 'suspend', '再次'))).toContain('SUSPENSION_WITHOUT_TREASURY');
  });

  it('a suspended project may be terminated with a reason, and takes no consent after it', async () => {
    const id = await running('SUSPENDED');
    expect(codes(await agree(treasury, id))).toEqual(['STATE_INVALID']);
    expect(codes(await tryStep(budget, id, 'terminate'))).toEqual(['COMMENT_REQUIRED']);
    expect(codes(await tryStep(await app.as('business'), id, 'terminate', '示例'))).toEqual(['NOT_YOUR_DESK']);
    expect((await step(budget, id, 'terminate', '收回剩余资金')).state).toBe('TERMINATED');
  });

  it('C35: a project with an open corrective action is completed but not closed', async () => {
    const id = await running();
    await dispose(id, 'CORRECT');
    await until(async () => (await openNotices(id)).length === 1);
    expect((await step(clerk, id, 'complete')).state).toBe('COMPLETED');
    expect(codes(await tryStep(budget, id, 'close'))).toEqual(['CORRECTIVE_ACTION_OPEN']);
  });

  it('D40: who acts on an old version is told, and another unit does not see the project', async () => {
    const id = await running('REPLIED');
    const { version } = await read(id);
    await step(clerk, id, 'start');
    const stale = await clerk.graphql(
      'mutation ($input: AdvanceProjectInput!) { advanceProject(input: $input) { id } }',
      { input: { projectId: id, expectedVersion: version, action: 'complete' } },
    );
    expect(stale.errors![0]!.extensions.code).toBe('CONFLICT');
    const foreign = await (
      await app.as('clerk2')
    ).graphql('mutation ($input: AdvanceProjectInput!) { advanceProject(input: $input) { id } }', {
      input: { projectId: id, expectedVersion: version + 1, action: 'complete' },
    });
    expect(foreign.errors![0]!.extensions.code).toBe('NOT_FOUND');
  });
});
