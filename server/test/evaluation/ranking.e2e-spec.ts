import { openTestApp, type TestApp } from '../harness/index.js';

let app: TestApp;
beforeAll(async () => {
  app = await openTestApp();
});
afterAll(() => app.close());

interface Group {
  key: string;
  industry: string | null;
  projectType: string | null;
  projects: number;
  scored: number;
}
interface Ranked {
  id: string;
  rank: number;
  industry: string | null;
  projectType: string | null;
  score: string;
}

const GROUPS = '{ selfEvaluationPeerGroups(subjectYear: 2018) { key industry projectType projects scored median } }';
const RANKING = `query ($groupKey: ID, $first: Int, $after: String) {
  selfEvaluationRanking(subjectYear: 2018, groupKey: $groupKey, first: $first, after: $after) {
    totalCount isComparable pageInfo { endCursor hasNextPage } nodes { id rank industry projectType score } } }`;

describe('ranking of self-evaluated projects', () => {
  it('R050: groups the 1,396 projects by industry and type, ranks inside a group, and says of a mixed list that it is none', async () => {
    const office = await app.as('performance');
    const groups = (await office.graphql(GROUPS)).data.selfEvaluationPeerGroups as Group[];
    expect(groups.length).toBeGreaterThan(1);
    expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length);
    expect(groups.reduce((sum, { projects }) => sum + projects, 0)).toBe(1396);

    const [group] = groups;
    const first = (await office.graphql(RANKING, { groupKey: group!.key, first: 100 })).data.selfEvaluationRanking;
    expect(first).toMatchObject({ totalCount: group!.scored, isComparable: true });
    const second = (
      await office.graphql(RANKING, { groupKey: group!.key, first: 100, after: first.pageInfo.endCursor })
    ).data.selfEvaluationRanking;
    const rows = [...first.nodes, ...second.nodes] as Ranked[];
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    for (const { industry, projectType } of rows) {
      expect([industry, projectType]).toEqual([group!.industry, group!.projectType]);
    }
    expect(rows[0]!.rank).toBe(1);
    rows.slice(1).forEach((row, at) => {
      const before = rows[at]!;
      expect(Number(row.score)).toBeLessThanOrEqual(Number(before.score));
      // Equal scores share a rank; else it is the number of those before, plus one.
      expect(row.rank).toBe(row.score === before.score ? before.rank : at + 2);
    });

    const mixed = (await office.graphql(RANKING, { first: 200 })).data.selfEvaluationRanking;
    expect(mixed.isComparable).toBe(false);
    expect(mixed.totalCount).toBe(groups.reduce((sum, { scored }) => sum + scored, 0));
    expect(new Set((mixed.nodes as Ranked[]).map(({ industry }) => industry)).size).toBeGreaterThan(1);
  });

  it('R050: every indicator is scored on 0–100, whatever it weighs', async () => {
    const office = await app.as('performance');
    const { nodes } = (await office.graphql(RANKING, { first: 20 })).data.selfEvaluationRanking;
    const { data } = await office.graphql(
      'query ($id: ID!) { selfEvaluation(id: $id) { rows { weight score scoreOf100 } } }',
      { id: nodes[19].id },
    );
    const rows = data.selfEvaluation.rows as { weight: string; score: string; scoreOf100: string }[];
    expect(new Set(rows.map(({ weight }) => weight)).size).toBeGreaterThan(1);
    for (const { weight, score, scoreOf100 } of rows)
      expect(Number(scoreOf100)).toBeCloseTo((Number(score) / Number(weight)) * 100, 1);
    expect(rows.some(({ scoreOf100 }) => Number(scoreOf100) > 90)).toBe(true);
  });

  it('R050: a unit is ranked inside what it may see, and an unknown group is empty', async () => {
    const clerk = await app.as('clerk');
    const groups = (await clerk.graphql(GROUPS)).data.selfEvaluationPeerGroups as Group[];
    expect(groups.reduce((sum, { projects }) => sum + projects, 0)).toBeLessThan(1396);
    const none = (await clerk.graphql(RANKING, { groupKey: '没有/这组' })).data.selfEvaluationRanking;
    expect(none).toMatchObject({ totalCount: 0, nodes: [] });
    const odd = await clerk.graphql(RANKING, { after: Buffer.from('["x","y"]').toString('base64url') });
    expect(odd.errors![0]!.extensions.code).toBe('BAD_INPUT');
  });
});
