import { DailyRounds } from '../../src/platform/events/index.js';
import { openTestApp, type TestApp, type TestClient } from '../harness/index.js';
import { codes, draftOf, move, save } from './objective.calls.js';

let app: TestApp;
let jurisdiction: string;
let clerk: TestClient;
let clerk2: TestClient;
let head: TestClient;
let performance: TestClient;
beforeAll(async () => {
  app = await openTestApp();
  jurisdiction = await app.jurisdictionOf('clerk');
  [clerk, clerk2, head, performance] = await Promise.all(
    ['clerk', 'clerk2', 'head', 'performance'].map((name) => app.as(name)),
  );
  // What the demo tells of the year is not this test's.
  await sql('DELETE FROM goals.declaration_deadline');
});
afterAll(() => app.close());

const sql = <Row extends object>(text: string, params: unknown[] = []): Promise<Row[]> =>
  app.database.sql(jurisdiction, text, params);
const ownAgency = async (): Promise<string> =>
  (await clerk.graphql('{ goals(year: 2019, first: 1) { nodes { agencyId } } }')).data.goals.nodes[0].agencyId;
const tasksOf = async (who: TestClient, kind: string): Promise<{ dueOn: string }[]> =>
  (await who.graphql('{ workbench(year: 2019) { tasks { kind dueOn } } }')).data.workbench.tasks.filter(
    (task: { kind: string }) => task.kind === kind,
  );

describe('reminders of the declaration', () => {
  const remind = (who: TestClient) => who.graphql('mutation { remindDeclarations(year: 2019) }');
  const deadline = (dueOn: string) =>
    performance.graphql('mutation ($input: SetDeadlineInput!) { setDeclarationDeadline(input: $input) }', {
      input: { budgetYear: 2019, dueOn, documentNo: '示例通知' },
    });
  const sent = async (who: TestClient, agencyId: string) =>
    (
      await who.graphql(
        'query ($id: ID) { declarationReminders(year: 2019, agencyId: $id) { stage role addressee sentOn dueOn outstanding } }',
        { id: agencyId },
      )
    ).data.declarationReminders as {
      stage: string;
      role: string;
      addressee: string;
      sentOn: string;
      outstanding: number;
    }[];
  const roundOf = async (day: string): Promise<void> => {
    await performance.graphql('mutation ($to: Date!) { moveDemoDate(to: $to) }', { to: day });
    await sql('DELETE FROM platform.daily_round');
    expect(await app.app.get(DailyRounds).run(jurisdiction)).toBe(true);
  };
  const said = (rows: { stage: string; role: string; sentOn: string }[]) =>
    rows.map(({ stage, role, sentOn }) => `${sentOn.slice(5)} ${stage} ${role}`);

  it('go to the seat before, on and after the deadline, to the head when that was in vain, and are kept', async () => {
    const agencyId = await ownAgency();
    expect(codes(await remind(performance))).toEqual(['DEADLINE_NOT_SET']);
    expect((await remind(clerk)).errors![0]!.extensions.code).toBe('FORBIDDEN');
    // Nobody presses a button: the round of the day reminds, near the deadline and not before.
    await deadline('2020-12-28');
    await roundOf('2019-12-26');
    expect(await sent(performance, agencyId)).toEqual([]);
    expect(await tasksOf(clerk, 'goal.remind')).toEqual([]);
    await deadline('2019-12-28');
    await roundOf('2019-12-26');
    expect(await sent(clerk, agencyId)).toMatchObject([
      { stage: 'BEFORE', role: 'UNIT_CLERK', sentOn: '2019-12-26', dueOn: '2019-12-28', addressee: expect.any(String) },
    ]);
    expect((await sent(clerk, agencyId))[0]!.outstanding).toBeGreaterThan(0);
    expect(await tasksOf(clerk, 'goal.remind')).toMatchObject([{ dueOn: '2019-12-28' }]);
    for (const day of ['2019-12-28', '2019-12-29', '2019-12-30', '2020-01-01']) await roundOf(day);
    expect(said(await sent(performance, agencyId))).toEqual([
      '01-01 AFTER UNIT_HEAD',
      '12-29 AFTER UNIT_CLERK',
      '12-28 DUE UNIT_CLERK',
      '12-26 BEFORE UNIT_CLERK',
    ]);
    expect(await tasksOf(head, 'reminder.late')).toHaveLength(1);
    expect(await sent(clerk2, agencyId)).toEqual([]);
    const { data } = await clerk.graphql('{ declarationDeadline(year: 2019) }');
    expect(data.declarationDeadline).toBe('2019-12-28');
  });

  it('are pressed for by hand, once a day, and go to the head as well where the seat was told before', async () => {
    const agencyId = await ownAgency();
    expect((await remind(performance)).data.remindDeclarations).toBeGreaterThan(0);
    expect((await remind(performance)).data.remindDeclarations).toBe(0);
    expect(said(await sent(performance, agencyId)).slice(0, 3)).toEqual([
      '01-01 PRESSED UNIT_CLERK',
      '01-01 AFTER UNIT_HEAD',
      '01-01 PRESSED UNIT_HEAD',
    ]);
  });

  it('end with the last objective that is handed in, and with the days that the place says', async () => {
    const agencyId = await ownAgency();
    const objective = await draftOf(clerk);
    await sql(
      `UPDATE goals.objective_version v SET state = 'SUBMITTED' FROM goals.objective o WHERE o.id = v.objective_id
          AND o.agency_id = $1 AND o.budget_year = 2019 AND v.state IN ('DRAFT', 'RETURNED') AND o.id <> $2`,
      [agencyId, objective.id],
    );
    await sql(
      `UPDATE projects.project p SET state = 'REMOVED' WHERE p.agency_id = $1 AND p.budget_year = 2019
          AND NOT EXISTS (SELECT 1 FROM goals.objective o WHERE o.project_id = p.id)`,
      [agencyId],
    );
    const saved = await save(clerk, objective);
    expect(await tasksOf(clerk, 'goal.remind')).toHaveLength(1);
    expect((await move(clerk, 'submitObjective', saved.data.saveObjective)).errors).toBeUndefined();
    expect(await tasksOf(clerk, 'goal.remind')).toEqual([]);
    const open = async () =>
      (
        await sql<{ n: number }>(
          `SELECT count(*)::int AS n FROM platform.task WHERE kind = 'goal.remind' AND state = 'OPEN'`,
        )
      )[0]!.n;
    await sql(`UPDATE goals.objective_version SET state = 'RETURNED' WHERE objective_id = $1`, [objective.id]);
    await roundOf('2020-01-02');
    expect(await open()).toBe(1);
    await roundOf('2020-01-08');
    expect(await open()).toBe(0);
  });
});
