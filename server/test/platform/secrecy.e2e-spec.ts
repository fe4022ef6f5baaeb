import { openTestApp, type TestApp, type TestClient } from '../harness/index.js';
import { read, save } from '../goals/objective.calls.js';
import { attachTo, codes, DOCUMENT, pdf, someDocument, workbookOf, XLSX } from './files.calls.js';

let app: TestApp;
let jurisdiction: string;
let performance: TestClient;
let clerk: TestClient;
let head: TestClient;
let security: TestClient;
let documentId: string;
beforeAll(async () => {
  app = await openTestApp();
  jurisdiction = await app.jurisdictionOf('performance');
  [performance, clerk, head, security] = await Promise.all(
    ['performance', 'clerk', 'head', 'secadmin'].map((name) => app.as(name)),
  );
  documentId = await someDocument(performance);
});
afterAll(() => app.close());

const attach = attachTo(() => documentId);
const workbook = (words: string): Promise<Uint8Array<ArrayBuffer>> => workbookOf(app, words);
const sql = <Row extends object>(text: string, params: unknown[] = []): Promise<Row[]> =>
  app.database.sql(jurisdiction, text, params);
const rows = async (): Promise<number> =>
  (await sql<{ n: number }>('SELECT count(*)::int AS n FROM platform.file'))[0]!.n;
const notices = async (): Promise<
  { id: string; place: string; mark: string; personName: string; acknowledgedOn: string | null }[]
> =>
  (await security.graphql('{ securityNotices { id place mark personName agencyName acknowledgedOn } }')).data
    .securityNotices;

describe('a mark of secrecy', () => {
  it('D58: a mark of secrecy in the name or in the text is refused, told to audit and security administrator, and nothing is kept', async () => {
    const before = await rows();
    const gbk = Buffer.from('bbfac3dca1ef', 'hex');
    expect(new TextDecoder('gbk').decode(gbk)).toBe('机密★');
    const cases: [BodyInit, { name?: string; type?: string }][] = [
      [pdf(), { name: '绝密★长期.pdf' }],
      [pdf('/Title (秘密★)'), {}],
      [new Uint8Array(Buffer.concat([Buffer.from('%PDF-1.4\n'), Buffer.from('机密★', 'utf16le').swap16()])), {}],
      [new Uint8Array(Buffer.concat([Buffer.from('a '), gbk])), { name: 'a.txt', type: 'text/plain' }],
      ['秘密 ★1年', { name: 'a.txt', type: 'text/plain' }],
      [await workbook('机密★2年'), { name: 'a.xlsx', type: XLSX }],
    ];
    for (const [body, claim] of cases) {
      const answer = await attach(performance, body, claim);
      expect([answer.status, codes(answer)]).toEqual([422, ['SECRET_MARK']]);
    }
    const log = await app.database.sql<{ result: string; texts: { fields: object } }>(
      jurisdiction,
      `SELECT e.result, t.texts FROM platform.audit_entry e JOIN platform.audit_text t USING (jurisdiction_id, seq)
        WHERE e.action = 'secretMarkRefused' ORDER BY e.seq`,
    );
    expect(log).toHaveLength(cases.length);
    expect(log[0]).toMatchObject({ result: 'REFUSED', texts: { fields: { mark: '绝密★' } } });
    expect(JSON.stringify(log)).not.toContain('长期');
    const told = await notices();
    expect(told).toHaveLength(cases.length);
    expect(told.every(({ place, acknowledgedOn }) => place === DOCUMENT && acknowledgedOn === null)).toBe(true);
    expect(JSON.stringify(told)).not.toContain('长期');
    expect(await rows()).toBe(before);
  });

  it('D50: a sheet with a mark of secrecy does not come in by the import either', async () => {
    const response = await (
      await app.as('clerk')
    ).fetch('/api/projects/sheets/2019?check=1', {
      method: 'POST',
      body: await workbook('绝密★'),
      headers: { 'content-type': 'application/octet-stream' },
    });
    expect(codes({ status: 0, ...((await response.json()) as object) })).toEqual(['SECRET_MARK']);
    expect((await notices())[0]).toMatchObject({ place: 'platform.sheet', mark: '绝密★' });
  });

  it('D58: a text with a mark does not come in by any form, and the administrator takes note of it', async () => {
    const topic = '材料见机密 ★附件';
    const { data: known } = await clerk.graphql('{ goals(year: 2019, first: 1) { nodes { agencyId } } }');
    const record = (said: Record<string, string>) =>
      performance.graphql(
        'mutation RecordGuidance($input: RecordGuidanceInput!) { recordGuidance(input: $input) { id } }',
        {
          input: {
            agencyId: known.goals.nodes[0].agencyId,
            budgetYear: 2019,
            guidedOn: '2019-12-02',
            kind: 'CALL',
            topic: '示例',
            adviser: '示例人员',
            ...said,
          },
        },
      );
    expect((await record({ topic })).errors![0]!.extensions).toMatchObject({
      code: 'BAD_INPUT',
      refusals: [{ code: 'SECRET_TEXT', field: 'topic', params: { mark: '机密★' }, wayOut: 'SECRETS_STAY_OUTSIDE' }],
    });
    const literal = await performance.graphql(
      'mutation { remindDeclarations(year: 2019) setDeclarationDeadline(input: { budgetYear: 2019, dueOn: "2019-12-30", documentNo: "秘密★" }) }',
    );
    expect(literal.errors![0]!.extensions.refusals!.map(({ code }) => code)).toEqual(['SECRET_TEXT']);
    // The word alone is ordinary.
    expect((await record({ topic: '机密文件的管理培训' })).errors).toBeUndefined();
    const [, notice] = await notices();
    expect(notice).toMatchObject({ place: 'graphql.RecordGuidance', mark: '机密★' });
    expect(JSON.stringify(await sql('SELECT * FROM platform.security_notice'))).not.toContain('附件');
    const take = (who: TestClient, id: string) =>
      who.graphql('mutation ($id: ID!) { acknowledgeSecurityNotice(id: $id) { id acknowledgedOn } }', { id });
    expect((await take(performance, notice!.id)).errors![0]!.extensions.code).toBe('FORBIDDEN');
    expect((await take(security, notice!.id)).errors).toBeUndefined();
    expect((await notices()).find(({ id }) => id === notice!.id)!.acknowledgedOn).toBe('2019-12-26');
    expect((await take(security, notice!.id)).errors![0]!.extensions.code).toBe('NOT_FOUND');
    expect((await performance.graphql('{ securityNotices { id } }')).errors![0]!.extensions.code).toBe('FORBIDDEN');
  });
});

describe('a secrecy label', () => {
  it('C26: raised to state secret it takes the readable texts of the project and of all that hangs on it', async () => {
    const { data } = await clerk.graphql(
      '{ goals(year: 2019, states: ["DRAFT"], first: 1) { nodes { id projectId version } } }',
    );
    const goal = data.goals.nodes[0] as { id: string; projectId: string; version: number };
    const saved = await save(clerk, await read(goal.id, clerk), { annualGoal: '只在日志里的字' });
    expect(saved.errors).toBeUndefined();
    const texts = async () =>
      (
        await sql<{ n: number }>(
          `SELECT count(*)::int AS n FROM platform.audit_entry e JOIN platform.audit_text x USING (jurisdiction_id, seq)
            WHERE e.entity_id = $1 OR e.entity_id IN (SELECT id FROM goals.objective WHERE project_id = $1)
               OR e.entity_id IN (SELECT v.id FROM goals.objective_version v JOIN goals.objective o ON o.id = v.objective_id
                    WHERE o.project_id = $1)`,
          [goal.projectId],
        )
      )[0]!.n;
    expect(await texts()).toBeGreaterThan(0);
    const version = async () =>
      (await clerk.graphql('query ($id: ID!) { project(id: $id) { version } }', { id: goal.projectId })).data.project
        .version;
    const raise = async (who: TestClient, label: string, reason = '定密责任人确定') =>
      who.graphql('mutation ($input: RaiseSecrecyInput!) { raiseProjectSecrecy(input: $input) { id secrecy } }', {
        input: { projectId: goal.projectId, expectedVersion: await version(), label, reason },
      });
    const refusals = (answer: Awaited<ReturnType<typeof raise>>) =>
      answer.errors![0]!.extensions.refusals!.map(({ code }) => code).sort();
    expect((await raise(clerk, 'CLASSIFIED')).errors![0]!.extensions.code).toBe('FORBIDDEN');
    expect(refusals(await raise(head, 'PUBLIC', ' '))).toEqual(['REQUIRED', 'SECRECY_NOT_RAISED']);
    const before = await texts();
    expect((await raise(head, 'NOT_PUBLIC')).data.raiseProjectSecrecy.secrecy).toBe('NOT_PUBLIC');
    expect(await texts()).toBe(before + 1);
    const secret = await raise(head, 'CLASSIFIED', '理由也可能是秘密');
    expect(secret.errors).toBeUndefined();
    expect(secret.data.raiseProjectSecrecy.secrecy).toBe('CLASSIFIED');
    // Its own entry alone can be read: that the label was raised, and not why.
    expect(await texts()).toBe(1);
    expect(JSON.stringify(await sql('SELECT texts FROM platform.audit_text'))).not.toMatch(/只在日志里的字|理由也可能/);
    expect(
      await sql(
        `SELECT 1 FROM platform.task t WHERE t.subject_id IN (SELECT v.id FROM goals.objective_version v
           JOIN goals.objective o ON o.id = v.objective_id WHERE o.project_id = $1) AND (t.state = 'OPEN' OR t.subject_title <> '—')`,
        [goal.projectId],
      ),
    ).toEqual([]);
    const audit = await app.as('auditadmin');
    const { data: proof } = await audit.graphql('{ auditVerification { ok } }');
    expect(proof.auditVerification.ok).toBe(true);
    expect((await clerk.graphql('query ($id: ID!) { goal(id: $id) { id } }', { id: goal.id })).errors).toBeDefined();
  });
});
