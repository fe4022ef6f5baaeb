import { drawSample } from '@jixiao/shared';
import { type GraphqlAnswer, openTestApp, type TestApp, type TestRefusal } from '../harness/index.js';

let app: TestApp;
let jurisdictionId: string;
/** Accepted self-evaluations of unit 017; the first contradicts itself. */
let sheets: string[];

const sql = <Row extends Record<string, unknown>>(text: string, params: unknown[] = []): Promise<Row[]> =>
  app.database.sql<Row>(jurisdictionId, text, params);
const refusalsOf = (answer: GraphqlAnswer): TestRefusal[] => answer.errors?.[0]?.extensions.refusals ?? [];

const YEAR = 2019;
beforeAll(async () => {
  app = await openTestApp();
  jurisdictionId = await app.jurisdictionOf('clerk');
  const projects = await sql<{ id: string }>(
    `SELECT p.id FROM projects.project p JOIN organizations.agency a ON a.id = p.agency_id AND a.name = '示例单位017'
       JOIN goals.objective o ON o.project_id = p.id JOIN goals.objective_version v ON v.objective_id = o.id AND v.state = 'APPROVED'
      WHERE p.budget_year = ${YEAR} AND NOT EXISTS (SELECT 1 FROM evaluation.self_evaluation e WHERE e.project_id = p.id)
      ORDER BY p.code LIMIT 3`,
  );
  const opened = await (
    await app.as('performance')
  ).graphql('mutation ($input: OpenSelfEvaluationsInput!) { openSelfEvaluations(input: $input) }', {
    input: { subjectYear: YEAR, projectIds: projects.map(({ id }) => id), dueOn: '2020-03-31' },
  });
  expect(opened.errors).toBeUndefined();
  sheets = (
    await sql<{ id: string }>(
      'SELECT e.id FROM evaluation.self_evaluation e JOIN projects.project p ON p.id = e.project_id WHERE e.project_id = ANY ($1::uuid[]) ORDER BY p.code',
      [projects.map(({ id }) => id)],
    )
  ).map(({ id }) => id);
  // As if filled with full marks: of the first sheet two rows stay below their numeric target.
  await sql(
    `UPDATE evaluation.self_evaluation_row w SET score = i.weight, evidence = '台账', attainment = CASE WHEN i.direction = 'QUAL' THEN 'ACHIEVED' END,
            actual_value = coalesce(i.target_value, i.target_low), actual_on = i.target_on,
            actual_yes = CASE WHEN i.direction = 'BOOL' THEN true END
       FROM goals.indicator i WHERE i.id = w.indicator_id AND w.self_evaluation_id = ANY ($1::uuid[])`,
    [sheets],
  );
  await sql(
    `UPDATE evaluation.self_evaluation_row w SET actual_value = i.target_value / 2 FROM goals.indicator i
      WHERE i.id = w.indicator_id AND w.self_evaluation_id = $1 AND i.direction = 'GE'`,
    [sheets[0]],
  );
  await sql(
    `UPDATE evaluation.self_evaluation e SET state = 'ACCEPTED', completed_on = '2019-12-01', grade = 'EXCELLENT',
            execution_score = 10, total_score = 10 + (SELECT sum(score) FROM evaluation.self_evaluation_row w WHERE w.self_evaluation_id = e.id),
            adjusted_budget = 100000, executed_amount = CASE WHEN e.id = $2 THEN 50000 ELSE 100000 END
      WHERE e.id = ANY ($1::uuid[])`,
    [sheets, sheets[0]],
  );
});
afterAll(() => app.close());

const RECHECK = `id state version selfEvaluationId agencyName chosenBy riskReasons riskWeight qualityScore qualityFindings { code rows }
  selfScore selfGrade recheckScore recheckGrade difference opinion answer working { code expression }
  rows { id ordinal name target weight selfScore recheckScore reason } availableActions { action allowed }`;
const DRAW = `mutation ($input: DrawRecheckSampleInput!) { drawRecheckSample(input: $input)
  { id seed populationCount populationHash drawn rechecked rechecks { ${RECHECK} } } }`;
const SAVE = `mutation ($input: SaveRecheckInput!) { saveRecheck(input: $input) { ${RECHECK} } }`;
const MOVE = `mutation ($input: MoveRecheckInput!) { moveRecheck(input: $input) { ${RECHECK} } }`;
const DEVIATIONS = `{ selfScoreDeviations(workYear: ${YEAR}) { agencyName rechecked meanDifference meanDeviation gradeChanged honesty } }`;
const draft = { workYear: YEAR, name: '2019年自评复核', byRisk: 1, share: '5', seed: '公证处2020-04-01' };

interface Row {
  id: string;
  weight: string;
  selfScore: string | null;
}
interface Recheck {
  id: string;
  version: number;
  selfEvaluationId: string;
  rows: Row[];
}
const filled = (recheck: Recheck, taken: Record<number, string> = {}): object => ({
  id: recheck.id,
  expectedVersion: recheck.version,
  opinion: '示例复核意见',
  rows: recheck.rows.map(({ id, selfScore }, index) => ({
    id,
    recheckScore: taken[index] ?? selfScore,
    reason: taken[index] ? '佐证不足' : null,
  })),
});
let first: Recheck;

describe('recheck of self-evaluations', () => {
  it('R123, R124: draws the riskiest and a share of the others by lot, with the reasons and the findings of quality', async () => {
    const performance = await app.as('performance');
    const bad = await performance.graphql(DRAW, { input: { ...draft, name: ' ', seed: ' ', share: '101' } });
    expect(refusalsOf(bad).map(({ code, field }) => [code, field])).toEqual([
      ['REQUIRED', 'name'],
      ['REQUIRED', 'seed'],
      ['SHARE_INVALID', 'share'],
    ]);
    expect(
      refusalsOf(await performance.graphql(DRAW, { input: { ...draft, byRisk: 0, share: '0' } })).map(
        ({ code }) => code,
      ),
    ).toEqual(['SAMPLE_EMPTY']);
    const all = await performance.graphql(DRAW, { input: { ...draft, share: '100' } });
    expect(refusalsOf(all)).toMatchObject([{ code: 'SAMPLE_TOO_LARGE', ruleId: 'S-08', params: { most: 200 } }]);
    const population = await sql<{ id: string; key: string }>(
      `SELECT e.id, p.code || '/' || e.subject_year AS key FROM evaluation.self_evaluation e JOIN projects.project p ON p.id = e.project_id
        WHERE e.work_year = ${YEAR} AND e.state = 'ACCEPTED' AND e.total_score IS NOT NULL AND p.secrecy <> 'CLASSIFIED'`,
    );
    // Riskier than all others, so that the draw by risk has one certain answer.
    await sql(`UPDATE evaluation.self_evaluation_row SET over_cause = 'OTHER' WHERE self_evaluation_id = $1`, [
      sheets[0],
    ]);
    await sql(`UPDATE evaluation.self_evaluation SET total_score = 91, approved_amount = 9000000000 WHERE id = $1`, [
      sheets[0],
    ]);
    const drawn = (await performance.graphql(DRAW, { input: draft })).data.drawRecheckSample;
    expect(drawn).toMatchObject({ seed: draft.seed, populationCount: population.length, rechecked: 0 });
    first = drawn.rechecks[0];
    expect(first).toMatchObject({
      selfEvaluationId: sheets[0],
      chosenBy: 'RISK',
      riskReasons: ['NEAR_BAND_EDGE', 'EXCELLENT_LOW_EXECUTION', 'OVER_ACHIEVED', 'LARGE_AMOUNT'],
      riskWeight: '1.00',
      state: 'OPEN',
      selfScore: '91.00',
      selfGrade: 'EXCELLENT',
      recheckScore: null,
    });
    // What is bounded says which way: 300 is not ≥300.
    const bounded = await sql<{ target: string }>(
      `SELECT CASE i.direction WHEN 'GE' THEN '≥' ELSE '≤' END || trim_scale(i.target_value) AS target
         FROM evaluation.self_evaluation_row w JOIN goals.indicator i ON i.id = w.indicator_id
        WHERE w.self_evaluation_id = $1 AND i.direction IN ('GE', 'LE')`,
      [sheets[0]],
    );
    const targets = (first as unknown as { rows: { target: string | null }[] }).rows.map(({ target }) => target);
    expect(bounded.length).toBeGreaterThan(0);
    expect(targets).toEqual(expect.arrayContaining(bounded.map(({ target }) => target)));
    const findings = (first as unknown as { qualityFindings: { code: string }[] }).qualityFindings;
    expect(findings.map(({ code }) => code)).toEqual(['SCORE_CONTRADICTS_ACTUALS', 'CAUSE_MISSING', 'ALL_ROWS_FULL']);
    const rest = population.filter(({ id }) => id !== sheets[0]);
    const idOf = new Map(rest.map(({ key, id }) => [key, id]));
    const again = drawSample([...idOf.keys()], draft.share, draft.seed).map((key) => idOf.get(key));
    expect(drawn.rechecks.slice(1).map(({ selfEvaluationId }: Recheck) => selfEvaluationId)).toEqual(again);
    expect(refusalsOf(await performance.graphql(DRAW, { input: draft })).map(({ code }) => code)).toContain(
      'NAME_TAKEN',
    );
    expect(
      (await (await app.as('clerk')).graphql(DRAW, { input: { ...draft, name: '二' } })).errors![0]!.extensions.code,
    ).toBe('FORBIDDEN');
  });

  it('R123: is scored row by row with reasons, and stays hidden from the unit until it is issued', async () => {
    const business = await app.as('business');
    const clerk = await app.as('clerk');
    expect((await clerk.graphql(`{ recheck(id: "${first.id}") { id } }`)).errors![0]!.extensions.code).toBe(
      'NOT_FOUND',
    );
    expect(
      (await clerk.graphql(`{ selfEvaluation(id: "${sheets[0]}") { recheck { id } } }`)).data.selfEvaluation.recheck,
    ).toBeNull();
    const over = String(Number(first.rows[0]!.weight) + 1);
    const wrong = await business.graphql(SAVE, { input: filled(first, { 0: over }) });
    expect(refusalsOf(wrong)).toMatchObject([
      { code: 'RECHECK_SCORE_RANGE', ruleId: 'S-07', field: 'rows[0].recheckScore' },
    ]);
    const blank = {
      id: first.id,
      expectedVersion: first.version,
      rows: [{ id: first.rows[0]!.id, recheckScore: '1' }],
    };
    let saved = (await business.graphql(SAVE, { input: blank })).data.saveRecheck;
    expect(saved).toMatchObject({ recheckScore: null, recheckGrade: null });
    const early = await business.graphql(MOVE, {
      input: { id: first.id, expectedVersion: saved.version, action: 'issue' },
    });
    expect(refusalsOf(early).map(({ code }) => code)).toEqual([
      'RECHECK_REASON_REQUIRED',
      ...first.rows.slice(1).map(() => 'RECHECK_SCORE_MISSING'),
      'REQUIRED',
    ]);

    saved = (await business.graphql(SAVE, { input: filled(saved, { 0: '0' }) })).data.saveRecheck;
    const sum = first.rows
      .slice(1)
      .reduce((total, { selfScore }) => total + Number(selfScore), 0)
      .toFixed(2);
    expect(saved).toMatchObject({
      recheckScore: sum,
      difference: (Number(sum) - 91).toFixed(2),
      recheckGrade: expect.any(String),
    });
    expect(saved.recheckGrade).not.toBe('EXCELLENT');
    const stale = await business.graphql(SAVE, { input: filled(first) });
    expect(refusalsOf(stale)[0]!.code).toBe('STALE_VERSION');
    const issued = await business.graphql(MOVE, {
      input: { id: first.id, expectedVersion: saved.version, action: 'issue' },
    });
    expect(issued.data.moveRecheck.state).toBe('ISSUED');
    const [kept] = await sql<{ total: string }>(
      'SELECT total_score::text AS total FROM evaluation.self_evaluation WHERE id = $1',
      [sheets[0]],
    );
    expect(kept!.total).toBe('91.00');
  });

  it('R123: nobody rechecks a sheet that he had a part in', async () => {
    const [me] = await sql<{ by: string }>('SELECT rechecked_by AS by FROM evaluation.recheck WHERE id = $1', [
      first.id,
    ]);
    const part = async (by: string | null): Promise<void> => {
      await sql('UPDATE evaluation.self_evaluation SET dept_reviewed_by = $2 WHERE id = $1', [sheets[0], by]);
    };
    await part(me!.by);
    const business = await app.as('business');
    const { version } = (await business.graphql(`{ recheck(id: "${first.id}") { version } }`)).data.recheck;
    const closed = await business.graphql(MOVE, { input: { id: first.id, expectedVersion: version, action: 'close' } });
    expect(refusalsOf(closed)[0]).toMatchObject({ code: 'SELF_APPROVAL', ruleId: 'W-03' });
    await part(null);
  });

  it('R123: the unit sees it and answers; the answer may move the score; closed it moves no more and makes the deviation', async () => {
    const clerk = await app.as('clerk');
    const business = await app.as('business');
    const seen = (await clerk.graphql(`{ selfEvaluation(id: "${sheets[0]}") { recheck { ${RECHECK} } } }`)).data
      .selfEvaluation.recheck;
    expect(seen.availableActions.find(({ action }: { action: string }) => action === 'answer')).toMatchObject({
      allowed: true,
    });
    const tasks = await sql<{ kind: string; state: string }>(
      'SELECT kind, state FROM platform.task WHERE subject_id = $1',
      [first.id],
    );
    expect(tasks).toEqual([{ kind: 'recheck.answer', state: 'OPEN' }]);
    const silent = await clerk.graphql(MOVE, {
      input: { id: seen.id, expectedVersion: seen.version, action: 'answer' },
    });
    expect(refusalsOf(silent)[0]!.code).toBe('COMMENT_REQUIRED');
    const answered = (
      await clerk.graphql(MOVE, {
        input: { id: seen.id, expectedVersion: seen.version, action: 'answer', comment: '补交台账' },
      })
    ).data.moveRecheck;
    expect(answered).toMatchObject({ state: 'ANSWERED', answer: '补交台账' });
    const moved = (await business.graphql(SAVE, { input: filled(answered, { 0: '1' }) })).data.saveRecheck;
    const closed = (
      await business.graphql(MOVE, {
        input: { id: seen.id, expectedVersion: moved.version, action: 'close', comment: '部分采纳' },
      })
    ).data.moveRecheck;
    expect(closed.state).toBe('CLOSED');
    expect(refusalsOf(await business.graphql(SAVE, { input: filled(closed) })).map(({ code }) => code)).toEqual([
      'STATE_INVALID',
    ]);

    const deviation = Math.abs(Number(closed.difference));
    const statistics = (await business.graphql(DEVIATIONS)).data.selfScoreDeviations;
    const honest = (100 * (1 - Math.min(1, deviation / 20))).toFixed(2);
    expect(statistics).toEqual([
      {
        agencyName: null,
        rechecked: 1,
        meanDifference: closed.difference,
        meanDeviation: deviation.toFixed(2),
        gradeChanged: 1,
        honesty: honest,
      },
      expect.objectContaining({ agencyName: '示例单位017', honesty: honest }),
    ]);
    expect((await (await app.as('county-clerk')).graphql(DEVIATIONS)).data.selfScoreDeviations).toMatchObject([
      { rechecked: 0, honesty: null },
    ]);
    const { figures } = (
      await (
        await app.as('performance')
      ).graphql(
        `{ figures(year: ${YEAR}, asOf: "2019-12-31", ids: ["recheck_projects", "recheck_units", "recheck_grade_changed_rate"]) { value } }`,
      )
    ).data;
    expect(figures.map(({ value }: { value: string }) => Number(value))).toEqual([1, 1, 100]);
  });

  it('R123: the next sample weighs the unit by how honest it was, and never takes a sheet twice', async () => {
    // Everything that was not taken and one sheet that comes late.
    await sql(
      `DELETE FROM evaluation.recheck_row w USING evaluation.recheck k WHERE k.id = w.recheck_id AND k.self_evaluation_id = $1`,
      [sheets[2]],
    );
    await sql('DELETE FROM evaluation.recheck WHERE self_evaluation_id = $1', [sheets[2]]);
    const [closed] = await sql<{ off: string }>(
      'SELECT abs(recheck_score - self_score)::text AS off FROM evaluation.recheck WHERE id = $1',
      [first.id],
    );
    const next = await (
      await app.as('performance')
    ).graphql(DRAW, { input: { ...draft, name: '第二次复核', byRisk: 200, share: '0' } });
    const rechecks = next.data.drawRecheckSample.rechecks as (Recheck & {
      riskReasons: string[];
      riskWeight: string;
    })[];
    const late = rechecks.find(({ selfEvaluationId }) => selfEvaluationId === sheets[2])!;
    expect(late.riskReasons).toContain('DEVIATED_BEFORE');
    expect(late.riskWeight).toBe((1 + Math.min(1, Number(closed!.off) / 20)).toFixed(2));
    expect(rechecks.map(({ selfEvaluationId }) => selfEvaluationId)).not.toContain(sheets[0]);
  });
});
