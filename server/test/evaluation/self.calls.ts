import { expect } from '@jest/globals';
import type { GraphqlAnswer, TestApp, TestClient, TestRefusal } from '../harness/index.js';

export const refusalsOf = (answer: GraphqlAnswer): TestRefusal[] => answer.errors?.[0]?.extensions.refusals ?? [];
export const codesOf = (answer: GraphqlAnswer): string[] => refusalsOf(answer).map(({ code }) => code);

export const SHEET = `id state version objectType family projectName agencyName subjectYear totalScore executionScore grade
  executedAmount adjustedBudget annualGoal figuresConfirmed overallOpinion opinedOn rules working { code expression }
  moneys { id line originalBudget adjustedBudget executedAmount origin } tasks { id name originalBudget executedAmount result }
  common { id code baseA baseB weight target value score working { code expression } } criteria { id criterion score text }
  steps { step doneOn document note isOwn }
  rows { id name direction targetValue targetLow targetOn targetText unit weight actualValue actualOn actualYes actualOrigin originName
    originOn originSheetId score isNotApplicable working { code expression } }`;
export const OPEN = 'mutation ($input: OpenSelfEvaluationsInput!) { openSelfEvaluations(input: $input) }';
export const SAVE = `mutation ($input: SaveSelfEvaluationInput!) { saveSelfEvaluation(input: $input) { ${SHEET} } }`;
export const MOVE = `mutation ($input: MoveSelfEvaluationInput!) { moveSelfEvaluation(input: $input) { ${SHEET} } }`;
export const OPINE = `mutation ($input: SaveDivisionOpinionInput!) { saveDivisionOpinion(input: $input) { ${SHEET} } }`;

export interface SheetRow {
  id: string;
  name: string;
  direction: string;
  targetValue: string | null;
  targetLow: string | null;
  targetOn: string | null;
  weight: string;
  actualValue: string | null;
  actualOn: string | null;
  actualOrigin: string | null;
}

/** Every row reaches exactly what was aimed at. */
export const reached = (row: SheetRow): Record<string, unknown> => ({
  id: row.id,
  evidence: '业务台账（示例）',
  actualValue: ['DATE_BY', 'BOOL', 'QUAL'].includes(row.direction)
    ? null
    : row.direction === 'BAND'
      ? '95'
      : (row.targetValue ?? row.targetLow),
  actualOn: row.direction === 'DATE_BY' ? row.targetOn : null,
  actualYes: row.direction === 'BOOL' ? true : null,
  attainment: row.direction === 'QUAL' ? 'ACHIEVED' : null,
});

/** Projects of a unit with an approved objective and no sheet of the year. */
export async function projectsOf(
  app: TestApp,
  place: string,
  unit: string,
  year: number,
  count: number,
): Promise<string[]> {
  const rows = await app.database.sql<{ id: string }>(
    place,
    `SELECT p.id FROM projects.project p JOIN organizations.agency a ON a.id = p.agency_id AND a.name = $1
       JOIN goals.objective o ON o.project_id = p.id JOIN goals.objective_version v ON v.objective_id = o.id AND v.state = 'APPROVED'
      WHERE p.budget_year = $2 AND NOT EXISTS (SELECT 1 FROM evaluation.self_evaluation e WHERE e.project_id = p.id)
      ORDER BY p.code LIMIT $3`,
    [unit, year, count],
  );
  expect(rows).toHaveLength(count);
  return rows.map(({ id }) => id);
}

// The shape is the test's own business: it asserts what it reads.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export async function sheetOf(client: TestClient, workYear: number, projectId: string): Promise<any> {
  const answer = await client.graphql(
    `{ selfEvaluations(workYear: ${workYear}, projectId: "${projectId}") { nodes { ${SHEET} } } }`,
  );
  expect(answer.errors).toBeUndefined();
  return answer.data.selfEvaluations.nodes[0];
}
