import { Exact, roundHalfUp } from '@jixiao/shared';
import { documentMarkup } from '../goals/sheets.calls.js';
import { openTestApp, type TestApp } from '../harness/index.js';

let app: TestApp;
beforeAll(async () => (app = await openTestApp()));
afterAll(() => app.close());

/** Values of figures of 2019, as of a day or of the day of the report. */
async function values(ids: readonly string[], asOf?: string): Promise<Record<string, string>> {
  const day = asOf ? `, asOf: "${asOf}"` : '';
  const asked = ids.map((id, n) => `f${n}: figure(id: "${id}", year: 2019${day}) { id value }`).join(' ');
  const { data } = await (await app.as('performance')).graphql(`{ ${asked} }`);
  const figures = Object.values(data as Record<string, { id: string; value: string }>);
  return Object.fromEntries(figures.map(({ id, value }) => [id, value]));
}

const sentences = ({ paragraphs }: { paragraphs: { text: string }[][] }): string[] =>
  paragraphs.map((parts) => parts.map(({ text }) => text).join(''));

async function report(): Promise<{
  text: string;
  relations: Map<string, { outcome: string; footnote: string | null }>;
}> {
  const { data } = await (
    await app.as('performance')
  ).graphql(
    '{ annualReport(year: 2019) { sections { paragraphs { text } } } crossFooting(year: 2019) { id outcome footnote } }',
  );
  const relations = data.crossFooting as { id: string; outcome: string; footnote: string | null }[];
  return {
    text: data.annualReport.sections.flatMap(sentences).join('\n'),
    relations: new Map(relations.map((relation) => [relation.id, relation])),
  };
}

describe('what the district counted in 2019', () => {
  it('R116: 200 monitored projects and 416,593,000.00 yuan, from the records', async () => {
    expect(await values(['monitor_projects', 'monitor_money'])).toEqual({
      monitor_projects: '200',
      monitor_money: '416593000.00',
    });
  });

  it('R130: 1,396 self-evaluations and 1,344,142,100.00 yuan as of the end of August', async () => {
    expect(await values(['selfeval_projects', 'selfeval_money'], '2019-08-31')).toEqual({
      selfeval_projects: '1396',
      selfeval_money: '1344142100.00',
    });
  });

  it('R133: 95 department evaluations, every one of them completed by 31 August 2019', async () => {
    const ids = ['depteval_projects'];
    expect([await values(ids, '2019-08-31'), await values(ids, '2019-12-31')]).toEqual([
      { depteval_projects: '95' },
      { depteval_projects: '95' },
    ]);
  });

  it('R131: 95 of 1,396 and 29,395.19 of 134,414.21万元, each resting on its self-evaluation', async () => {
    expect(await values(['depteval_projects', 'depteval_money', 'selfeval_projects', 'selfeval_money'])).toEqual({
      depteval_projects: '95',
      depteval_money: '293951900.00',
      selfeval_projects: '1396',
      selfeval_money: '1344142100.00',
    });
    const [found] = await app.database.sql<{ n: string }>(
      await app.jurisdictionOf('performance'),
      `SELECT count(*)::text AS n FROM evaluation.evaluation_task t JOIN evaluation.self_evaluation e
          ON e.id = t.self_evaluation_id AND e.project_id = t.project_id AND e.state = 'ACCEPTED'
        WHERE t.kind = 'DEPARTMENT' AND t.work_year = 2019`,
    );
    expect(found!.n).toBe('95');
  });

  it('R146: the six results carry the words of the district, on screen and in the report that was handed in', async () => {
    const performance = await app.as('performance');
    const { data } = await performance.graphql(
      '{ evaluationTasks(workYear: 2019, kind: "FINANCE", first: 20) { nodes { id grade gradeLabel reportVersions { kind contentHash } } } }',
    );
    const graded = data.evaluationTasks.nodes.filter(({ grade }: { grade: string | null }) => grade !== null);
    expect(graded.map(({ gradeLabel }: { gradeLabel: string }) => gradeLabel).sort()).toEqual(
      ['优秀', '良好', '良好', '良好', '良好', '良好'].sort(),
    );
    for (const { id, gradeLabel, reportVersions } of graded) {
      expect(reportVersions.map(({ kind }: { kind: string }) => kind)).toEqual(['DRAFT', 'FINAL']);
      const answer = await performance.fetch(`/api/evaluation/tasks/${id}/report.docx`);
      const text = documentMarkup(Buffer.from(await answer.arrayBuffer())).replace(/<[^>]+>/g, '');
      expect(text).toContain(`评价等级为“${gradeLabel}”`);
      expect(text).toContain('第2稿（定稿');
      expect(text).not.toContain('尚未提交');
    }
  });

  it('R005, R146: one excellent and five good of six results of 2018, also after the scheme of 2020 has changed', async () => {
    const ids = [
      'evaluation_grade_excellent_projects',
      'evaluation_grade_good_projects',
      'evaluation_grade_good_units',
    ];
    const graded = {
      evaluation_grade_excellent_projects: '1',
      evaluation_grade_good_projects: '2',
      evaluation_grade_good_units: '3',
    };
    expect(await values(ids)).toEqual(graded);
    const scale = [
      { grade: 'EXCELLENT', from: '99', label: '优秀' },
      { grade: 'FAIR', from: '95', label: '中' },
      { grade: 'POOR', from: '0', label: '差' },
    ];
    const performance = await app.as('performance');
    const set = await performance.graphql(
      'mutation ($input: SetRuleParameterInput!) { setRuleParameter(input: $input) { code value origin } }',
      { input: { code: 'grade.scale', yearFrom: 2020, value: JSON.stringify(scale), source: '示例文件' } },
    );
    const row = set.data.setRuleParameter.find(({ code }: { code: string }) => code === 'grade.scale');
    expect({ ...row, value: JSON.parse(row.value) }).toEqual({ code: 'grade.scale', value: scale, origin: 'OWN' });
    expect(await values(ids)).toEqual(graded);

    // The areas and the clock of 2020 are its own as well.
    for (const [code, value] of [
      ['eval.areas', JSON.stringify([{ code: 'ASSETS', name: '国有资产' }])],
      ['eval.opinionDays', '3'],
    ])
      await performance.graphql(
        'mutation ($input: SetRuleParameterInput!) { setRuleParameter(input: $input) { code } }',
        { input: { code, yearFrom: 2020, value, source: '示例文件' } },
      );
    const { data } = await performance.graphql(`{ now: evaluationAreas(workYear: 2019) { code }
      next: evaluationAreas(workYear: 2020) { code }
      old: ruleParameters(year: 2019) { code value } young: ruleParameters(year: 2020) { code value } }`);
    expect(data.now).toHaveLength(14);
    expect(data.next).toEqual([{ code: 'ASSETS' }]);
    const days = (rules: { code: string; value: string }[]): string | undefined =>
      rules.find(({ code }) => code === 'eval.opinionDays')?.value;
    expect([days(data.old), days(data.young)]).toEqual(['10', '3']);
  });

  it('R168: each of the six results went to the unit, to the budget office and to the business division, with a date', async () => {
    const jurisdictionId = await app.jurisdictionOf('performance');
    const sent = await app.database.sql(
      jurisdictionId,
      `SELECT f.sent_on IS NOT NULL AND f.agency_id = t.agency_id AS unit, f.forwarded_on IS NOT NULL AS forwarded,
              EXISTS (SELECT 1 FROM organizations.agency b WHERE b.jurisdiction_id = $1 AND b.id = ANY (f.forwarded_to) AND b.name = '预算股') AS budget,
              a.division_id = ANY (f.forwarded_to) AS division
         FROM results.feedback f
         JOIN evaluation.evaluation_task t ON t.jurisdiction_id = $1 AND t.id = f.task_id
         JOIN organizations.agency a ON a.jurisdiction_id = $1 AND a.id = f.agency_id
        WHERE f.jurisdiction_id = $1 AND f.work_year = 2019`,
      [jurisdictionId],
    );
    expect(sent).toEqual(
      Array.from({ length: 6 }, () => ({ unit: true, forwarded: true, budget: true, division: true })),
    );
    // Corrections that monitoring asked for are counted on their own.
    expect(await values(['feedback_sent', 'corrective_forwarded', 'corrective_issued_evaluation'])).toEqual({
      feedback_sent: '6',
      corrective_issued_evaluation: '6',
      corrective_forwarded: '6',
    });
  });
});

describe('where the printed report contradicts itself', () => {
  it('R081: 72.04 % prints as 72 %, and 105.30 % prints with its note that it is above 100 %', async () => {
    const ids = ['goal_coverage_pct_base1', 'goal_coverage_pct_base2'];
    const rates = Object.values(await values(ids)).map((value) => roundHalfUp(new Exact(value), 2));
    expect(rates).toEqual(['72.04', '105.30']);
    const { text, relations } = await report();
    expect(text).toContain('的72%');
    expect(text).toContain('的105%');
    expect(relations.get('X004-01')).toMatchObject({ outcome: 'HOLDS' });
    expect(relations.get('X004-04')).toMatchObject({ outcome: 'FAILS', footnote: expect.stringContaining('超过100%') });
  });

  it('R209: 63 units on the five aspects that are listed; five is printed and six is noted', async () => {
    expect(await values(['assessed_units', 'assessment_aspects'])).toEqual({
      assessed_units: '63',
      assessment_aspects: '5',
    });
    const { data } = await (
      await app.as('performance')
    ).graphql('{ assessmentRanking(workYear: 2019, first: 200) { totalCount nodes { rows { id } } } }');
    expect(data.assessmentRanking.totalCount).toBe(63);
    expect(new Set(data.assessmentRanking.nodes.map(({ rows }: { rows: object[] }) => rows.length))).toEqual(
      new Set([5]),
    );
    const { text, relations } = await report();
    expect(text).toContain('五个方面');
    expect(relations.get('X004-05')).toMatchObject({ outcome: 'FAILS', footnote: expect.stringContaining('六个方面') });
  });
});
