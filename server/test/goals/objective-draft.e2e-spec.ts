import { openTestApp, type TestApp, type TestClient } from '../harness/index.js';
import { GOAL, INDICATORS, codes, draftOf, read, save } from './objective.calls.js';

let app: TestApp;
let clerk: TestClient;
let budget: TestClient;
beforeAll(async () => {
  app = await openTestApp();
  [clerk, budget] = await Promise.all(['clerk', 'budget'].map((name) => app.as(name)));
});
afterAll(() => app.close());

describe('the draft of an objective', () => {
  it('keeps all eight directions and gives them back', async () => {
    const objective = await draftOf(clerk);
    const { data, errors } = await save(clerk, objective);
    expect(errors).toBeUndefined();
    expect(data.saveObjective.version).toBe(objective.version + 1);
    expect(new Set(data.saveObjective.indicators.map((row: { direction: string }) => row.direction)).size).toBe(8);
    expect((await read(objective.id, clerk)).indicators).toHaveLength(9);
  });

  it('may be incomplete', async () => {
    const objective = await draftOf(clerk);
    const { data, errors } = await save(clerk, objective, {
      annualGoal: null,
      indicators: [{ level1: '', level2: '', name: '', direction: 'GE' }],
    });
    expect(errors).toBeUndefined();
    expect(data.saveObjective.indicators[0]).toMatchObject({ name: '', weight: null });
  });

  it('refuses amounts and numbers that are none, all at once, and keeps nothing', async () => {
    const objective = await draftOf(clerk);
    const answer = await save(clerk, objective, {
      annualAmount: '-5',
      indicators: [
        { ...INDICATORS[0], targetValue: 'viel', weight: '12.345' },
        { ...INDICATORS[2], targetOn: '2019-02-30' },
      ],
    });
    expect(codes(answer)).toEqual(['AMOUNT_NEGATIVE', 'DATE_FORMAT', 'NUMBER_FORMAT', 'WEIGHT_FORMAT']);
    const three = await save(clerk, objective, { annualAmount: '100.123' });
    expect(codes(three)).toEqual(['AMOUNT_SCALE']);
    expect((await read(objective.id, clerk)).version).toBe(objective.version);
  });

  it('refuses a stale version and says which is current', async () => {
    const objective = await draftOf(clerk);
    const answer = await save(clerk, { ...objective, version: objective.version - 1 });
    expect(answer.errors![0]!.extensions).toMatchObject({
      code: 'CONFLICT',
      refusals: [{ code: 'STALE_VERSION', params: { current: objective.version } }],
    });
  });

  it('refuses roles that do not declare, and is not there for other units and other jurisdictions', async () => {
    const objective = await draftOf(clerk);
    expect((await save(budget, objective)).errors![0]!.extensions.code).toBe('FORBIDDEN');
    for (const account of ['clerk2', 'county-clerk']) {
      const other = await app.as(account);
      expect((await save(other, objective)).errors![0]!.extensions.code).toBe('NOT_FOUND');
      expect((await other.graphql(GOAL, { id: objective.id })).errors![0]!.extensions.code).toBe('NOT_FOUND');
    }
    expect((await app.stranger().graphql(GOAL, { id: objective.id })).errors![0]!.extensions.code).toBe(
      'UNAUTHENTICATED',
    );
  });
});
