import { newId } from '../../src/platform/database/index.js';
import { openTestApp, type TestApp, type TestClient } from '../harness/index.js';
import { admitted, codes, CONTENT, count, FIELDS, move, read, save, suggest } from './library.calls.js';

let app: TestApp;
let clerk: TestClient;
let head: TestClient;
let office: TestClient;
let office2: TestClient;
beforeAll(async () => {
  app = await openTestApp();
  [clerk, head, office, office2] = await Promise.all(
    ['clerk', 'head', 'performance', 'performance2'].map((name) => app.as(name)),
  );
});
afterAll(() => app.close());

const LIST = `query ($industry: String, $projectType: String, $text: String, $state: String, $after: String, $first: Int) {
  libraryIndicators(industry: $industry, projectType: $projectType, text: $text, state: $state, after: $after, first: $first) {
    totalCount pageInfo { endCursor hasNextPage } nodes { id versionId name level1 level2 industry projectTypes definition formula example unit direction } } }`;

describe('the library', () => {
  it('R043: filtering industry 环卫 and project type 承包服务 gives indicators of a cleaning project, all levels of them', async () => {
    const { data } = await clerk.graphql(LIST, { industry: '环卫', projectType: '承包服务', first: 200 });
    const { nodes, totalCount } = data.libraryIndicators;
    expect(nodes).toHaveLength(totalCount);
    expect(totalCount).toBeGreaterThanOrEqual(8);
    expect(new Set(nodes.map((row: { level1: string }) => row.level1))).toEqual(
      new Set(['OUTPUT', 'COST', 'OUTCOME', 'SATISFACTION']),
    );
    expect(nodes.map((row: { name: string }) => row.name)).toEqual(
      expect.arrayContaining(['清扫保洁面积', '保洁考核达标率']),
    );
    expect(nodes.every((row: { industry: string }) => row.industry === '环卫')).toBe(true);
  });

  it('R043: offers the industries and project types that its indicators have', async () => {
    const { data } = await clerk.graphql('{ libraryFacets { industries projectTypes } }');
    expect(data.libraryFacets.industries).toEqual(expect.arrayContaining(['环卫', '交通运输']));
    expect(data.libraryFacets.projectTypes).toEqual(expect.arrayContaining(['承包服务', '道路工程']));
  });

  it('R043: finds by a word of two characters, narrows by every word, and pages without gap or repetition', async () => {
    const found = await clerk.graphql(LIST, { text: '培训', first: 200 });
    expect(found.data.libraryIndicators.totalCount).toBeGreaterThan(3);
    const narrowed = await clerk.graphql(LIST, { text: '培训考核', first: 200 });
    expect(narrowed.data.libraryIndicators.nodes.map((row: { name: string }) => row.name)).toEqual(['培训考核合格率']);
    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const { data } = (await clerk.graphql(LIST, { first: 40, after })) as { data: { libraryIndicators: Page } };
      seen.push(...data.libraryIndicators.nodes.map(({ versionId }) => versionId));
      ({ endCursor: after, hasNextPage: more } = data.libraryIndicators.pageInfo);
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen).toHaveLength(await count(clerk));
  });

  it('R056: every common indicator has definition, formula, direction and a worked example', async () => {
    const { data } = await clerk.graphql(LIST, { first: 200 });
    const nodes = data.libraryIndicators.nodes as Record<string, string | null>[];
    expect(nodes.length).toBeGreaterThanOrEqual(120);
    const lacking = nodes.filter((row) => !row.definition || !row.formula || !row.direction || !row.example);
    expect(lacking).toEqual([]);
    expect(nodes.filter((row) => row.unit === null && !['DATE_BY', 'QUAL', 'BOOL'].includes(row.direction!))).toEqual(
      [],
    );
  });

  it('R044: a good row of an approved objective is offered, proposed, reviewed; admission raises the count by one and links the origin', async () => {
    const { data } = await office.graphql(
      '{ libraryCandidates(year: 2019, first: 200) { source originId name times } }',
    );
    const candidate = (
      data.libraryCandidates as { source: string; originId: string; name: string; times: number }[]
    ).find(({ source }) => source === 'OBJECTIVE')!;
    expect(candidate.times).toBeGreaterThan(1);
    const before = await count(office);
    const proposed = await office.graphql(
      `mutation ($input: ProposeIndicatorInput!) { proposeIndicator(input: $input) { ${FIELDS} } }`,
      { input: { source: 'OBJECTIVE', originId: candidate.originId } },
    );
    expect(proposed.data.proposeIndicator).toMatchObject({
      name: candidate.name,
      state: 'DRAFT',
      origin: 'PROPOSED',
      originKind: 'OBJECTIVE',
      originId: candidate.originId,
    });
    const draft = proposed.data.proposeIndicator;
    expect(codes(await move(office, 'submit', draft))).toContain('DEFINITION_MISSING');
    const saved = await save(office, {
      ...CONTENT,
      indicatorId: draft.id,
      expectedVersion: draft.version,
      name: candidate.name,
      level2: draft.level2,
      direction: 'GE',
    });
    const submitted = await move(office, 'submit', saved.data.saveLibraryIndicator);
    expect(await count(office)).toBe(before);
    expect(codes(await move(office, 'admit', submitted.data.moved))).toEqual(['SELF_APPROVAL']);
    const done = await move(office2, 'admit', submitted.data.moved);
    expect(done.data.moved).toMatchObject({ state: 'ADMITTED', originId: candidate.originId });
    expect(await count(office)).toBe(before + 1);
    const left = await office.graphql('{ libraryCandidates(year: 2019, first: 200) { name } }');
    expect(left.data.libraryCandidates.map(({ name }: { name: string }) => name)).not.toContain(candidate.name);
  });

  it('R044: after a key evaluation its particular indicators are candidates; one is admitted and keeps its origin', async () => {
    const { data } = await office.graphql('{ libraryCandidates(year: 2019, first: 200) { source originId name } }');
    const offered = (data.libraryCandidates as { source: string; originId: string; name: string }[]).filter(
      ({ source }) => source === 'EVALUATION',
    );
    expect(offered.map(({ name }) => name)).toEqual(expect.arrayContaining(['实际完成率', '质量达标率']));
    expect(offered.map(({ name }) => name)).not.toContain('立项依据充分性');
    const { originId } = offered.find(({ name }) => name === '质量达标率')!;
    const before = await count(office);
    const proposed = await office.graphql(
      `mutation ($input: ProposeIndicatorInput!) { proposeIndicator(input: $input) { ${FIELDS} } }`,
      { input: { source: 'EVALUATION', originId } },
    );
    const submitted = await move(office, 'submit', proposed.data.proposeIndicator);
    const done = await move(office2, 'admit', submitted.data.moved);
    expect(done.data.moved).toMatchObject({ originKind: 'EVALUATION', originId, level2: 'QUALITY' });
    expect(await count(office)).toBe(before + 1);
  });

  it('R044: a change is a version of its own; the one that stood stays on record, and a reason is asked for', async () => {
    const first = await admitted(office, office2, { name: '示例版本指标达标率' });
    const change = {
      indicatorId: first.id,
      expectedVersion: first.version,
      name: '示例版本指标达标率',
      definition: '改后的定义。',
    };
    expect(codes(await save(office, change))).toEqual(['REQUIRED']);
    const { data } = await save(office, { ...change, changeReason: '口径按新规范' });
    expect(data.saveLibraryIndicator).toMatchObject({ versionNo: 2, state: 'DRAFT', id: first.id });
    const submitted = await move(office, 'submit', data.saveLibraryIndicator);
    expect((await suggest(clerk, '示例版本指标'))[0]!.indicator.id).toBe(first.id);
    await move(office2, 'admit', submitted.data.moved);
    const after = await read(clerk, first.id, 'versions { versionNo state definition } history { action }');
    expect(after.versions).toEqual([
      { versionNo: 2, state: 'ADMITTED', definition: '改后的定义。' },
      { versionNo: 1, state: 'SUPERSEDED', definition: CONTENT.definition },
    ]);
    expect(codes(await save(office, { ...change, expectedVersion: 1 }))).toEqual(['STALE_VERSION']);
  });

  it('R044: a retired one is not suggested any more and stays readable; a returned one goes back to its author', async () => {
    const one = await admitted(office, office2, { name: '示例退役指标达标率' });
    expect((await suggest(clerk, '示例退役')).map(({ indicator }) => indicator.id)).toContain(one.id);
    expect(codes(await move(office, 'retire', one))).toEqual(['COMMENT_REQUIRED']);
    await move(office, 'retire', one, '与新口径重复');
    expect((await suggest(clerk, '示例退役')).map(({ indicator }) => indicator.id)).not.toContain(one.id);
    expect(await read(clerk, one.id)).toMatchObject({ state: 'RETIRED' });

    const draft = (await save(clerk, { name: '示例单位自拟指标' })).data.saveLibraryIndicator;
    const submitted = (await move(clerk, 'submit', draft)).data.moved;
    const returned = await move(office, 'return', submitted, '请写明抽查方法');
    expect(returned.data.moved.state).toBe('DRAFT');
    expect(await read(clerk, draft.id, 'decisionComment')).toMatchObject({ decisionComment: '请写明抽查方法' });
  });

  it('keeps drafts from other units and everything from other jurisdictions, common indicators from being changed', async () => {
    const draft = (await save(clerk, { name: '示例他人不可见指标' })).data.saveLibraryIndicator;
    const own = await admitted(office, office2, { name: '示例本地指标达标率' });
    const other = await app.as('clerk2');
    const county = await app.as('county-clerk');
    const one = `query ($id: ID!) { libraryIndicator(id: $id) { id } }`;
    for (const [who, id] of [
      [other, draft.id],
      [county, draft.id],
      [county, own.id],
      [clerk, newId()],
    ] as const) {
      expect((await who.graphql(one, { id })).errors![0]!.extensions.code).toBe('NOT_FOUND');
    }
    expect((await other.graphql(one, { id: own.id })).data.libraryIndicator.id).toBe(own.id);
    expect((await move(county, 'submit', draft)).errors![0]!.extensions.code).toBe('NOT_FOUND');
    expect((await move(clerk, 'admit', draft)).errors![0]!.extensions.code).toBe('FORBIDDEN');
    const common = (await suggest(clerk, '清扫保洁面积'))[0]!.indicator;
    expect(common.ownership).toBe('COMMON');
    expect(codes(await save(office, { indicatorId: common.id, expectedVersion: 1 }))).toEqual(['LIBRARY_NOT_OWN']);
    expect(codes(await save(office, { name: '示例本地指标达标率' }))).toEqual(['LIBRARY_DUPLICATE']);
    expect((await app.stranger().graphql(one, { id: own.id })).errors![0]!.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('a county uses the library of its city as its own, and cannot change it', async () => {
    const [city, county] = await Promise.all([app.jurisdictionOf('clerk'), app.jurisdictionOf('county-clerk')]);
    const own = await admitted(office, office2, { name: '示例市级共享指标达标率' });
    const reader = await app.as('county-clerk');
    expect((await suggest(reader, '示例市级共享')).length).toBe(0);
    await app.database.sql(county, 'UPDATE organizations.jurisdiction SET parent_id = $2 WHERE jurisdiction_id = $1', [
      county,
      city,
    ]);
    const [found] = await suggest(reader, '示例市级共享');
    expect(found!.indicator).toMatchObject({ id: own.id, ownership: 'INHERITED' });
    expect(await read(reader, own.id)).toMatchObject({ ownership: 'INHERITED', availableActions: [] });
    expect(codes(await save(reader, { indicatorId: own.id, expectedVersion: own.version }))).toEqual([
      'LIBRARY_NOT_OWN',
    ]);
    // Several questions of one request take turns at the door to what stands above.
    const both = await reader.graphql(
      `query ($id: ID!) { a: libraryIndicator(id: $id) { name standards { id } } b: libraryIndicator(id: $id) { name versions { name } }
         c: libraryIndicators(text: "示例市级共享") { totalCount } }`,
      { id: own.id },
    );
    expect(both.errors).toBeUndefined();
    expect(both.data.c.totalCount).toBe(1);
    expect(both.data.b.versions).toHaveLength(1);
    await app.database.sql(
      county,
      'UPDATE organizations.jurisdiction SET parent_id = NULL WHERE jurisdiction_id = $1',
      [county],
    );
  });
});

interface Page {
  nodes: { versionId: string }[];
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
}

describe('suggestions while typing', () => {
  it('R043: ranks by the share of the typed words, then by how the name begins', async () => {
    const found = await suggest(clerk, '培训合格率');
    expect(found[0]!.indicator.name).toBe('培训考核合格率');
    const shares = found.map(({ matchedShare }) => Number(matchedShare));
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
    expect((await suggest(clerk, '培')).every(({ indicator }) => indicator.name.startsWith('培'))).toBe(true);
    expect(await suggest(clerk, '培训合格率')).toEqual(found);
    expect(await suggest(clerk, '没有这样的词句')).toEqual([]);
  });

  it('R043: keeps to the level of the row, and offers what is near before anything is typed', async () => {
    const cost = await suggest(clerk, '成本', { level1: 'COST' });
    expect(cost.length).toBeGreaterThan(3);
    expect(cost.every(({ indicator }) => indicator.level1 === 'COST')).toBe(true);
    const near = await suggest(clerk, '', { industry: '环卫', projectType: '承包服务', first: 5 });
    expect(near).toHaveLength(5);
    const { data } = await clerk.graphql(LIST, { industry: '环卫', first: 200 });
    const names = data.libraryIndicators.nodes.map((row: { name: string }) => row.name);
    expect(near.every(({ indicator }) => names.includes(indicator.name))).toBe(true);
  });

  it('tells what was reached with it before, by accepted self-evaluations', async () => {
    const jurisdiction = await app.jurisdictionOf('clerk');
    const [row] = await app.database.sql<{ name: string; unit: string; n: number }>(
      jurisdiction,
      `SELECT i.name, i.unit, count(*)::int AS n FROM evaluation.self_evaluation_row w
         JOIN evaluation.self_evaluation e ON e.id = w.self_evaluation_id AND e.state = 'ACCEPTED'
         JOIN goals.indicator i ON i.id = w.indicator_id
        WHERE w.actual_value IS NOT NULL AND i.unit IS NOT NULL GROUP BY 1, 2 ORDER BY n DESC, i.name LIMIT 1`,
    );
    const one = await admitted(office, office2, { name: row!.name, unit: row!.unit, industry: '示例行业' });
    const found = (await suggest(office, row!.name, { first: 50 })).find(({ indicator }) => indicator.id === one.id)!;
    const { achievedHere, achievedAmongPeers } = found.indicator.reachedBefore;
    expect(achievedHere.n + achievedAmongPeers.n).toBe(row!.n);
    expect(achievedAmongPeers.notEnough).toBe(row!.n < 5);
  });

  it('R050: peers are units of the same kind and size, and who they are is said', async () => {
    const jurisdiction = await app.jurisdictionOf('clerk');
    const [row] = await app.database.sql<{ name: string; unit: string }>(
      jurisdiction,
      `SELECT i.name, i.unit FROM goals.indicator i
         JOIN goals.objective_version v ON v.id = i.objective_version_id AND v.state = 'APPROVED'
        WHERE i.target_value IS NOT NULL AND i.unit IS NOT NULL GROUP BY 1, 2 ORDER BY count(*) DESC, 1 LIMIT 1`,
    );
    const one = (await suggest(clerk, row!.name, { first: 50 })).find(
      ({ indicator }) => indicator.name === row!.name && indicator.ownership === 'OWN',
    )!.indicator;
    const asked = async () =>
      (
        await clerk.graphql(
          `query ($id: ID!) { libraryIndicator(id: $id) { reachedBefore { targetsHere { n } targetsAmongPeers { n }
             peerGroup { agencyKind budgetFrom budgetTo units } } } }`,
          { id: one.id },
        )
      ).data.libraryIndicator.reachedBefore;
    const expected = async (edges: number[]) =>
      (
        await app.database.sql<{ peers: number; units: number }>(
          jurisdiction,
          `WITH size AS (SELECT a.id, a.kind, (SELECT count(*) FROM unnest($3::numeric[]) AS e(edge) WHERE e.edge <= coalesce((
               SELECT sum(l.original_amount) FROM projects.project p JOIN projects.funding_line l ON l.project_id = p.id
                WHERE p.agency_id = a.id AND p.budget_year = 2019 AND p.secrecy <> 'CLASSIFIED'), 0)) AS band
             FROM organizations.agency a WHERE a.kind IN ('DEPARTMENT', 'UNIT', 'SUBORDINATE', 'TOWN')),
           me AS (SELECT s.* FROM size s JOIN goals.objective o ON o.agency_id = s.id JOIN goals.objective_version v
               ON v.objective_id = o.id AND v.state = 'DRAFT' WHERE s.id = (SELECT agency_id FROM organizations.seat WHERE id = $4) LIMIT 1),
           peer AS (SELECT s.id FROM size s, me WHERE s.kind = me.kind AND s.band = me.band)
           SELECT (SELECT count(*)::int FROM goals.indicator i JOIN goals.objective_version v ON v.id = i.objective_version_id
              AND v.state = 'APPROVED' JOIN goals.objective o ON o.id = v.objective_id, me
             WHERE i.name = $1 AND i.unit = $2 AND i.target_value IS NOT NULL AND o.agency_id <> me.id
               AND o.agency_id IN (SELECT id FROM peer)) AS peers, (SELECT count(*)::int FROM peer) AS units`,
          [row!.name, row!.unit, edges, seatId],
        )
      )[0]!;
    const { data } = await clerk.graphql('{ viewer { seat { id } } }');
    const seatId = data.viewer.seat.id as string;
    const usual = await expected([10_000_000, 50_000_000]);
    const found = await asked();
    expect(found.targetsAmongPeers.n).toBe(usual.peers);
    expect(found.peerGroup.units).toBe(usual.units);
    expect([found.peerGroup.budgetFrom, found.peerGroup.budgetTo]).not.toEqual([null, null]);
    const { errors } = await office.graphql(
      'mutation ($input: SetRuleParameterInput!) { setRuleParameter(input: $input) { code } }',
      { input: { code: 'library.sizeBands', yearFrom: 2019, value: '[]', source: '示例文件' } },
    );
    expect(errors).toBeUndefined();
    const anySize = await asked();
    expect(anySize.peerGroup).toMatchObject({ budgetFrom: null, budgetTo: null });
    expect(anySize.peerGroup.units).toBe((await expected([])).units);
    expect(anySize.peerGroup.units).toBeGreaterThan(found.peerGroup.units);
  });

  it('takes any text for what it is: a text', async () => {
    for (const text of ["'; DROP TABLE goals.library_token; --", '%', '_', '\\', '🙂', '＂', 'a'.repeat(200)]) {
      expect(Array.isArray(await suggest(clerk, text))).toBe(true);
    }
  });

  it('tells what was promised with it here and among peers, and nothing of fewer than five peers', async () => {
    const jurisdiction = await app.jurisdictionOf('clerk');
    const [row] = await app.database.sql<{ name: string; unit: string; n: number }>(
      jurisdiction,
      `SELECT i.name, i.unit, count(*)::int AS n FROM goals.indicator i
         JOIN goals.objective_version v ON v.id = i.objective_version_id AND v.state = 'APPROVED'
        WHERE i.target_value IS NOT NULL AND i.unit IS NOT NULL GROUP BY 1, 2 ORDER BY n DESC LIMIT 1`,
    );
    const one = await admitted(office, office2, { name: row!.name, unit: row!.unit, direction: 'GE' });
    const asked = (await suggest(office, row!.name, { first: 50 })).find(({ indicator }) => indicator.id === one.id)!;
    const { targetsHere, targetsAmongPeers } = asked.indicator.reachedBefore;
    expect(targetsHere.n + targetsAmongPeers.n).toBe(row!.n);
    expect(targetsAmongPeers).toMatchObject({ notEnough: false });
    expect(Number(targetsAmongPeers.p20)).toBeLessThanOrEqual(Number(targetsAmongPeers.median));
    expect(Number(targetsAmongPeers.median)).toBeLessThanOrEqual(Number(targetsAmongPeers.p80));
    await app.database.sql(
      jurisdiction,
      `UPDATE goals.objective_version SET state = 'REVOKED' WHERE id IN (
         SELECT v.id FROM goals.objective_version v JOIN goals.indicator i ON i.objective_version_id = v.id
          WHERE v.state = 'APPROVED' AND i.name = $1 AND i.unit = $2 AND i.target_value IS NOT NULL
          ORDER BY v.id OFFSET 4)`,
      [row!.name, row!.unit],
    );
    const rare = (await suggest(office, row!.name, { first: 50 })).find(({ indicator }) => indicator.id === one.id)!;
    expect(rare.indicator.reachedBefore.targetsAmongPeers).toMatchObject({
      n: 4,
      notEnough: true,
      median: null,
      p20: null,
    });
  });
});

it('a head of a unit proposes, a leader decides, and a firm sees nothing of it', async () => {
  const draft = (await save(head, { name: '示例负责人提议指标' })).data.saveLibraryIndicator;
  const submitted = (await move(head, 'submit', draft)).data.moved;
  expect((await move(await app.as('leader'), 'reject', submitted, '已有同义指标')).data.moved.state).toBe('REJECTED');
  const firm = await app.as('firm');
  expect((await firm.graphql('{ libraryIndicators { totalCount } }')).errors![0]!.extensions.code).toBe('FORBIDDEN');
});
