import { FigureRegistry } from '../../src/platform/figures/index.js';
import { runInContext, systemActor } from '../../src/platform/access/index.js';
import { UnitOfWork } from '../../src/platform/database/index.js';
import { type GraphqlAnswer, openTestApp, type TestApp } from '../harness/index.js';

let app: TestApp;
let jurisdiction: string;
beforeAll(async () => {
  app = await openTestApp();
  jurisdiction = await app.jurisdictionOf('performance');
});
afterAll(() => app.close());

const codes = ({ errors }: GraphqlAnswer): string[] =>
  (errors ?? []).flatMap(({ extensions }) => (extensions.refusals ?? []).map(({ code }) => code));
const TRAINING = `mutation ($input: SaveTrainingInput!) { saveTraining(input: $input) { id version participants heldOn isAssumed } }`;
const BASE = `mutation ($input: SaveBaseFigureInput!) { saveBaseFigure(input: $input) { id version amount } }`;
const REMOVE = `mutation ($input: RemoveFoundationRecordInput!) { removeFoundationRecord(input: $input) }`;
const training = { workYear: 2019, heldOn: '2019-11-05', form: 'ON_SITE', topic: '目标填报', participants: 25 };

async function figures(asOf = '2019-12-20', workYear = 2019): Promise<Record<string, string | null>> {
  const registry = app.app.get(FigureRegistry);
  const uow = app.app.get(UnitOfWork);
  const ids = registry
    .all()
    .filter(({ owner }) => owner === 'foundation')
    .map(({ id }) => id);
  return runInContext({ actor: systemActor(jurisdiction, asOf), traceId: 'test', ip: null }, async () => {
    const values = await registry.values(ids, { jurisdictionId: jurisdiction, workYear, asOf });
    for (const id of ids)
      await registry.rows(id, { jurisdictionId: jurisdiction, workYear, asOf }, { first: 5, after: null });
    await uow.endRead();
    return Object.fromEntries(values.map(({ id, value }) => [id, value]));
  });
}

describe('figures', () => {
  it('F004-004, 016, 018, 023: says what the report of 2019 says', async () => {
    expect(await figures()).toEqual({
      institution_documents: '1',
      procedure_parts: '4',
      training_sessions: '3',
      training_participants: '105',
      publicity_articles_per_site: '4',
      publicity_sites: '2',
      base_expenditure_1: '2409000000.00',
      base_expenditure_2: '1648000000.00',
    });
  });

  it('counts nothing that had not happened on the day, and tells "not reported" from nought', async () => {
    expect(await figures('2019-04-17')).toMatchObject({ training_sessions: '2', training_participants: '74' });
    expect(await figures('2018-12-31', 2018)).toMatchObject({
      training_sessions: '0',
      procedure_parts: null,
      base_expenditure_1: null,
    });
  });

  it('moves when a record is entered, and back when it is taken out', async () => {
    const performance = await app.as('performance');
    const { data } = await performance.graphql(TRAINING, { input: training });
    expect(data.saveTraining).toMatchObject({ version: 1, heldOn: '2019-11-05', isAssumed: false });
    expect((await figures()).training_participants).toBe('130');
    await performance.graphql(REMOVE, {
      input: { kind: 'TRAINING', id: data.saveTraining.id, expectedVersion: 1, reason: '重复' },
    });
    expect((await figures()).training_participants).toBe('105');
    const log = await app.database.sql(
      jurisdiction,
      `SELECT action FROM platform.audit_entry WHERE entity = 'foundation.training_session' ORDER BY seq`,
    );
    expect(log).toEqual([{ action: 'create' }, { action: 'remove' }]);
  });
});

describe('records', () => {
  it('lists by year and pages without a gap', async () => {
    const clerk = await app.as('clerk');
    const LIST = `query ($after: String) { publicityArticles(year: 2019, first: 5, after: $after) { nodes { id site } pageInfo { endCursor hasNextPage } totalCount } }`;
    const first = (await clerk.graphql(LIST)).data.publicityArticles;
    const second = (await clerk.graphql(LIST, { after: first.pageInfo.endCursor })).data.publicityArticles;
    expect([first.totalCount, first.nodes.length, second.nodes.length, second.pageInfo.hasNextPage]).toEqual([
      8,
      5,
      3,
      false,
    ]);
    expect(new Set([...first.nodes, ...second.nodes].map(({ id }: { id: string }) => id)).size).toBe(8);
    const all = await clerk.graphql(
      '{ documents(year: 2019) { totalCount } trainings { totalCount } baseFigures(year: 2019) { nodes { code amount } } disclosureChannels { nodes { url } } }',
    );
    expect(all.errors).toBeUndefined();
    expect(all.data.baseFigures.nodes).toEqual([
      { code: 'BASE_1', amount: '2409000000.00' },
      { code: 'BASE_2', amount: '1648000000.00' },
    ]);
  });

  it('R238: counts four articles on each of the two sites, eight together', async () => {
    const { data } = await (
      await app.as('performance')
    ).graphql('{ publicityArticles(year: 2019, first: 50) { totalCount nodes { site } } }');
    const sites = data.publicityArticles.nodes.map(({ site }: { site: string }) => site);
    const bySite = Object.fromEntries(
      ['洛阳市财政局网站', '洛龙区网站'].map((site) => [site, sites.filter((one: string) => one === site).length]),
    );
    expect(bySite).toEqual({ 洛阳市财政局网站: 4, 洛龙区网站: 4 });
    expect(data.publicityArticles.totalCount).toBe(8);
  });

  it('edits with the version that was read, and vouches for what was assumed', async () => {
    const performance = await app.as('performance');
    const { data } = await performance.graphql(
      '{ trainings(year: 2019) { nodes { id version isAssumed participants } } }',
    );
    const [{ id, version, isAssumed }] = data.trainings.nodes;
    expect(isAssumed).toBe(true);
    const input = {
      ...training,
      heldOn: '2019-04-16',
      form: 'VIDEO',
      topic: '预算绩效管理培训',
      participants: 38,
      id,
      expectedVersion: version,
    };
    const saved = await performance.graphql(TRAINING, { input });
    expect(saved.data.saveTraining).toEqual({
      id,
      version: version + 1,
      participants: 38,
      heldOn: '2019-04-16',
      isAssumed: false,
    });
    expect(codes(await performance.graphql(TRAINING, { input }))).toEqual(['STALE_VERSION']);
    expect(codes(await performance.graphql(TRAINING, { input: { ...input, expectedVersion: null } }))).toEqual([
      'REQUIRED',
    ]);
  });

  it('refuses with every reason at once and saves nothing', async () => {
    const performance = await app.as('performance');
    const count = (): Promise<unknown> =>
      app.database.sql(jurisdiction, 'SELECT count(*) FROM foundation.training_session');
    const before = await count();
    expect(codes(await performance.graphql(TRAINING, { input: { ...training, heldOn: '2020-03-01' } }))).toEqual([
      'DATE_OUTSIDE_YEAR',
      'DATE_IN_FUTURE',
    ]);
    expect(
      codes(
        await performance.graphql(TRAINING, {
          input: { ...training, heldOn: '2019-04-17', form: 'VIDEO', topic: ' 预算绩效管理培训 ' },
        }),
      ),
    ).toEqual(['RECORD_KNOWN']);
    const blank = await performance.graphql(TRAINING, {
      input: { ...training, topic: '\u3000', form: 'X', participants: -1 },
    });
    expect(blank.errors![0]!.extensions.refusals!.map(({ field }) => field).sort()).toEqual([
      'form',
      'participants',
      'topic',
    ]);
    expect(await count()).toEqual(before);
  });

  it('R025: keeps two bases apart that were printed under one name', async () => {
    const performance = await app.as('performance');
    const input = {
      budgetYear: 2019,
      code: 'BASE_3',
      name: '区本级财政支出',
      statedName: '区本级财政支出',
      amount: '-0.01',
      source: '试',
      status: 'CONFIRMED',
    };
    expect(codes(await performance.graphql(BASE, { input }))).toEqual(['AMOUNT_NEGATIVE', 'BASE_NAME_TAKEN']);
    expect(codes(await performance.graphql(BASE, { input: { ...input, code: 'BASE_1', amount: '0' } }))).toEqual([
      'AMOUNT_ZERO',
      'BASE_NAME_TAKEN',
      'RECORD_KNOWN',
    ]);
    expect(codes(await performance.graphql(BASE, { input: { ...input, amount: '1.005' } }))).toEqual(['AMOUNT_SCALE']);
    expect(codes(await performance.graphql(BASE, { input: { ...input, amount: '10000000000000.01' } }))).toEqual([
      'AMOUNT_RANGE',
      'BASE_NAME_TAKEN',
    ]);
  });

  it('finds a document by its number in any brackets, and notes a number of another year', async () => {
    const performance = await app.as('performance');
    const SAVE = `mutation ($input: SaveDocumentInput!) { saveDocument(input: $input) { documentNo notes } }`;
    const document = { workYear: 2018, issuer: '示例县财政局', kind: 'MEASURES' };
    const saved = await performance.graphql(SAVE, {
      input: { ...document, title: '示例管理办法', documentNo: '庄财发﹝2018﹞109号' },
    });
    expect(saved.data.saveDocument).toEqual({ documentNo: '庄财发〔2018〕109号', notes: [] });
    const other = await performance.graphql(SAVE, {
      input: { ...document, title: '示例实施细则', documentNo: '静财字[2017]26号' },
    });
    expect(other.data.saveDocument).toEqual({ documentNo: '静财字〔2017〕26号', notes: ['OTHER_YEAR_NUMBER'] });
    const FIND = 'query ($text: String) { documents(year: 2018, text: $text) { nodes { title } totalCount } }';
    for (const text of ['庄财发〔2018〕109号', '庄财发﹝2018﹞ 109号', '[2018]109', '管理办法']) {
      const { data } = await performance.graphql(FIND, { text });
      expect(data.documents).toEqual({ nodes: [{ title: '示例管理办法' }], totalCount: 1 });
    }
    expect((await performance.graphql(FIND, { text: '%' })).data.documents.totalCount).toBe(0);
  });

  it('R025: refuses a second 区本级财政支出 of 16.48 亿 until it has a name of its own; the rate prints with its base', async () => {
    const performance = await app.as('performance');
    const input = {
      budgetYear: 2019,
      code: 'BASE_4',
      name: '区本级财政支出',
      statedName: '区本级财政支出',
      amount: '1648000000.00',
      source: '示例口径说明',
      status: 'CONFIRMED',
    };
    const refused = await performance.graphql(BASE, { input });
    expect(refused.errors![0]!.extensions.refusals).toMatchObject([{ code: 'BASE_NAME_TAKEN', field: 'name' }]);
    const named = await performance.graphql(BASE, { input: { ...input, name: '示例区年初预算' } });
    expect(named.data.saveBaseFigure).toMatchObject({ amount: '1648000000.00' });
    const { data } = await performance.graphql('{ annualReport(year: 2019) { sections { paragraphs { text } } } }');
    const text = data.annualReport.sections
      .flatMap(({ paragraphs }: { paragraphs: { text: string }[][] }) => paragraphs.flat())
      .map((part: { text: string }) => part.text)
      .join('');
    expect(text).toMatch(/24\.09亿元（口径一：区本级财政支出）的72%/);
    expect(text).toMatch(/16\.48亿元（口径二：(?!区本级财政支出）)[^）]+）的105%/);
  });

  it('lets no address become a script', async () => {
    const SAVE = `mutation ($input: SaveChannelInput!) { saveDisclosureChannel(input: $input) { id } }`;
    const answer = await (
      await app.as('performance')
    ).graphql(SAVE, { input: { name: 'x', url: 'javascript:alert(1)', path: 'x' } });
    expect(answer.errors![0]!.extensions.refusals).toMatchObject([{ field: 'url' }]);
  });

  it('D44: does not take out a document on which an assessment stands', async () => {
    const [used] = await app.database.sql<{ id: string; version: number }>(
      jurisdiction,
      `UPDATE assessment.scheme s SET basis_document_id = d.id FROM foundation.institutional_document d
        WHERE d.kind = 'MEASURES' RETURNING d.id, d.version`,
    );
    const answer = await (
      await app.as('performance')
    ).graphql(REMOVE, { input: { kind: 'DOCUMENT', id: used!.id, expectedVersion: used!.version, reason: 'x' } });
    expect(codes(answer)).toEqual(['IN_USE']);
  });

  it('lets units read and not write; another jurisdiction sees nothing of it', async () => {
    expect(codes(await (await app.as('clerk')).graphql(TRAINING, { input: training }))).toEqual(['NO_PERMISSION']);
    const county = await app.as('county-clerk');
    expect(
      (await county.graphql('{ trainings(year: 2019) { nodes { topic isAssumed } totalCount } }')).errors,
    ).toBeUndefined();
    const [mine] = await app.database.sql<{ id: string }>(
      jurisdiction,
      'SELECT id FROM foundation.training_session LIMIT 1',
    );
    const seen = (await county.graphql('{ trainings { nodes { id } } }')).data.trainings.nodes.map(
      ({ id }: { id: string }) => id,
    );
    expect(seen).not.toContain(mine!.id);
  });
});
