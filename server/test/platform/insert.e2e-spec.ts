import { AuditChainEntity } from '../../src/platform/audit/audit.entity.js';
import { runInContext, systemActor } from '../../src/platform/access/index.js';
import { newId, UnitOfWork } from '../../src/platform/database/index.js';
import { TaskEntity } from '../../src/platform/tasks/task.entity.js';
import { AgencyEntity } from '../../src/modules/organizations/persistence/agency.entity.js';
import { CalendarDayEntity } from '../../src/modules/organizations/persistence/calendar-day.entity.js';
import { BaseFigureEntity } from '../../src/modules/foundation/persistence/base-figure.entity.js';
import { FundingLineEntity } from '../../src/modules/projects/persistence/funding-line.entity.js';
import { openTestApp, type TestApp } from '../harness/index.js';

let app: TestApp;
let uow: UnitOfWork;
let jurisdictionId: string;
beforeAll(async () => {
  app = await openTestApp('template_empty');
  uow = app.app.get(UnitOfWork);
});
afterAll(() => app.close());
beforeEach(() => (jurisdictionId = newId()));

/** A write of nobody in particular, in a jurisdiction of this test's own. */
const writing = <T>(work: () => Promise<T>): Promise<T> =>
  runInContext({ actor: systemActor(jurisdictionId, '2019-12-26'), traceId: 'test', ip: null }, () => uow.write(work));
const stored = <Row extends object>(sql: string): Promise<Row[]> =>
  app.database.sql(jurisdictionId, sql, [jurisdictionId]);

const task = (over: Partial<TaskEntity> = {}): Omit<TaskEntity, 'jurisdictionId'> => ({
  id: newId(),
  kind: 'goal.deptReview',
  agencyId: newId(),
  role: 'DEPT_FINANCE',
  workYear: 2019,
  subjectType: 'goals.objective_version',
  subjectId: newId(),
  subjectTitle: '示例项目',
  url: '/2019/goals',
  ...over,
});
const figure = (amount: unknown): Omit<BaseFigureEntity, 'jurisdictionId'> => ({
  id: newId(),
  budgetYear: 2019,
  code: `F${String(amount)}`,
  name: '示例',
  statedName: '示例',
  amount: amount as string,
  source: '示例',
});

describe('rows written through entities', () => {
  it("belong to the actor's jurisdiction, also where a row names another", async () => {
    const foreign = newId();
    await writing(() => uow.insert(TaskEntity, [{ ...task(), jurisdictionId: foreign } as never]));
    expect(await stored('SELECT state, due_on FROM platform.task WHERE jurisdiction_id = $1')).toEqual([
      { state: 'OPEN', due_on: null },
    ]);
  });

  it('go in by one statement, however many they are, up to what one statement can carry', async () => {
    const days = Array.from({ length: 30_000 }, (_, index) => ({
      day: new Date(Date.UTC(1990, 0, 1 + index)).toISOString().slice(0, 10),
      isWorking: index % 7 < 5,
    }));
    const count = (rows: typeof days): Promise<[affected: number, statements: number]> =>
      writing(async () => {
        const before = uow.statementCount;
        return [await uow.insert(CalendarDayEntity, rows), uow.statementCount - before];
      });
    expect(await count([])).toEqual([0, 0]);
    expect(await count(days.slice(0, 1))).toEqual([1, 1]);
    expect(await count(days.slice(1, 5_001))).toEqual([5_000, 1]);
    // Three columns: 21,845 rows fit the protocol's 65,535 parameters.
    expect(await count(days.slice(5_001))).toEqual([24_999, 2]);
    const [row] = await stored<{ days: number; first: string; last: string; working: number }>(
      `SELECT count(*)::int AS days, min(day)::text AS first, max(day)::text AS last,
              count(*) FILTER (WHERE is_working)::int AS working
         FROM organizations.calendar_day WHERE jurisdiction_id = $1`,
    );
    expect(row).toEqual({
      days: 30_000,
      first: '1990-01-01',
      last: days.at(-1)!.day,
      working: days.filter(({ isWorking }) => isWorking).length,
    });
  });

  it('keep an amount to the fen, let the database compute its fen, and take no amount that would be rounded', async () => {
    await writing(() => uow.insert(BaseFigureEntity, [figure('9999999999999.99'), figure('0.10')]));
    expect(
      await stored('SELECT amount::text FROM foundation.base_figure WHERE jurisdiction_id = $1 ORDER BY amount'),
    ).toEqual([{ amount: '0.10' }, { amount: '9999999999999.99' }]);
    for (const wrong of ['0.005', 'NaN', '1e3', ' 1', '', 0.1, 12n]) {
      await expect(writing(() => uow.insert(BaseFigureEntity, [figure(wrong)]))).rejects.toThrow(
        'Not an amount of yuan',
      );
    }
  });

  it('may not state a column that the table computes or does not have', async () => {
    const line = { id: newId(), projectId: newId(), fundKind: 'GENERAL_PUBLIC', fundSource: 'CURRENT_YEAR' };
    const insert = (extra: object): Promise<number> =>
      writing(() => uow.insert(FundingLineEntity, [{ ...line, originalAmount: '1.00', ...extra }]));
    await expect(insert({ originalAmountFen: '100' })).rejects.toThrow('takes no originalAmountFen');
    await expect(insert({ orginalAmount: '1.00' })).rejects.toThrow('takes no orginalAmount');
  });

  it('state a column for one row and leave it to its default for another', async () => {
    const agency = (code: string, over: Partial<AgencyEntity>): Omit<AgencyEntity, 'jurisdictionId'> => ({
      id: newId(),
      code,
      name: '示例单位',
      kind: 'UNIT',
      ...over,
    });
    await writing(() =>
      uow.insert(AgencyEntity, [agency('1', { secrecy: 'NOT_PUBLIC' }), agency('2', { validFrom: '2019-01-01' })]),
    );
    expect(
      await stored(`SELECT code, secrecy, valid_from::text AS since, version FROM organizations.agency
                     WHERE jurisdiction_id = $1 ORDER BY code`),
    ).toEqual([
      { code: '1', secrecy: 'NOT_PUBLIC', since: '2000-01-01', version: 1 },
      { code: '2', secrecy: 'PUBLIC', since: '2019-01-01', version: 1 },
    ]);
  });

  it('stay as they are on conflict, or take over the columns that are named and no others', async () => {
    const first = task({ dueOn: '2019-12-30' });
    const again = { ...first, id: newId(), dueOn: '2019-12-31', subjectTitle: '另一个名称' };
    const open = (row: typeof first, take?: readonly ['dueOn']): Promise<number> =>
      writing(() =>
        uow.insert(TaskEntity, [row], {
          key: ['jurisdictionId', 'kind', 'subjectId', 'agencyId', 'role'],
          where: `state = 'OPEN'`,
          take,
        }),
      );
    const due = (): Promise<object[]> =>
      stored('SELECT id, due_on::text AS due, subject_title AS title FROM platform.task WHERE jurisdiction_id = $1');
    expect(await open(first)).toBe(1);
    expect(await open(again)).toBe(0);
    expect(await due()).toEqual([{ id: first.id, due: '2019-12-30', title: '示例项目' }]);
    expect(await open(again, ['dueOn'])).toBe(1);
    expect(await due()).toEqual([{ id: first.id, due: '2019-12-31', title: '示例项目' }]);
  });

  it('are all there or none: the transaction is the unit of work’s', async () => {
    const key = { seq: '0', hash: '0'.repeat(64) };
    const twice = writing(async () => {
      await uow.insert(TaskEntity, [task()]);
      await uow.insert(AuditChainEntity, [key]);
      await uow.insert(AuditChainEntity, [key]);
    });
    await expect(twice).rejects.toMatchObject({ code: '23505' });
    expect(await stored('SELECT 1 FROM platform.task WHERE jurisdiction_id = $1')).toEqual([]);
  });
});
