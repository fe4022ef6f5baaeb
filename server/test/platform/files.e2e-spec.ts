import { randomUUID } from 'node:crypto';
import { readdir, utimes, writeFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { FileSweep } from '../../src/platform/files/index.js';
import { openTestApp, type TestApp, type TestClient } from '../harness/index.js';
import { attachTo, codes, DOCUMENT, PDF, pdf, someDocument, workbookOf, XLSX } from './files.calls.js';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

let app: TestApp;
let jurisdiction: string;
let performance: TestClient;
let documentId: string;
beforeAll(async () => {
  app = await openTestApp();
  jurisdiction = await app.jurisdictionOf('performance');
  performance = await app.as('performance');
  documentId = await someDocument(performance);
});
afterAll(() => app.close());

const attach = attachTo(() => documentId);
const rows = async (): Promise<number> => {
  const [row] = await app.database.sql<{ n: number }>(jurisdiction, 'SELECT count(*)::int AS n FROM platform.file');
  return row!.n;
};
const onDisk = async (): Promise<string[]> =>
  (await readdir(app.filesFolder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);
const workbook = (words: string): Promise<Uint8Array<ArrayBuffer>> => workbookOf(app, words);
const png = (width: number, height: number): Uint8Array<ArrayBuffer> => {
  const bytes = Buffer.alloc(64);
  bytes.write('\x89PNG\r\n\x1a\n', 'latin1');
  bytes.writeUInt32BE(13, 8);
  bytes.write('IHDR', 12, 'latin1');
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return new Uint8Array(bytes);
};

describe('an attachment', () => {
  it('is kept under an id of its own, comes back byte for byte under its name, and is taken away with its file', async () => {
    const made = await attach(performance, pdf('一'));
    expect(made).toMatchObject({ status: 201, name: '制度全文.pdf', size: pdf('一').length });
    expect(made.sm3).toMatch(/^[0-9a-f]{64}$/);
    expect(await onDisk()).toEqual([made.id]);

    const { data } = await (
      await app.as('clerk')
    ).graphql('{ documents(year: 2019) { nodes { id files { id name size sm3 uploadedAt uploadedBy } } } }');
    const [listed] = data.documents.nodes.find(({ id }: { id: string }) => id === documentId).files;
    expect(listed).toMatchObject({ id: made.id, name: made.name, size: made.size, sm3: made.sm3 });
    expect(listed.uploadedBy).toBe(made.uploadedBy);

    const answer = await (await app.as('clerk')).fetch(`/api/files/${made.id}`);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(pdf('一'));
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename="____.pdf"; filename*=UTF-8''${encodeURIComponent('制度全文')}.pdf`,
    );
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-type')).toBe(PDF);

    expect((await performance.fetch(`/api/files/${made.id}`, { method: 'DELETE' })).status).toBe(204);
    expect([await rows(), await onDisk()]).toEqual([0, []]);
    expect((await performance.fetch(`/api/files/${made.id}`)).status).toBe(404);
    const log = await app.database.sql(
      jurisdiction,
      `SELECT action FROM platform.audit_entry WHERE entity_id = $1 ORDER BY seq`,
      [documentId],
    );
    expect(log).toEqual([{ action: 'fileAttached' }, { action: 'fileRemoved' }]);
  });

  it('is kept once for the same bytes, and takes the place of another when told to', async () => {
    const first = await attach(performance, pdf('二'));
    const again = await attach(performance, pdf('二'), { name: '另一个名字.pdf' });
    expect([again.id, again.name]).toEqual([first.id, first.name]);
    const next = await attach(performance, pdf('三'), { replaces: first.id });
    expect(next.status).toBe(201);
    expect(await onDisk()).toEqual([next.id]);
    expect(codes(await attach(performance, pdf('四'), { replaces: randomUUID() }))).toEqual(['NOT_FOUND']);
    expect(await onDisk()).toEqual([next.id]);
    await performance.fetch(`/api/files/${next.id}`, { method: 'DELETE' });
  });

  it('goes with the document that is taken out', async () => {
    const { data } = await performance.graphql(
      `mutation ($input: SaveDocumentInput!) { saveDocument(input: $input) { id version } }`,
      { input: { workYear: 2019, title: '示例制度', issuer: '示例财政局', kind: 'MEASURES' } },
    );
    const { id, version } = data.saveDocument as { id: string; version: number };
    expect((await attach(performance, pdf('五'), { ownerId: id })).status).toBe(201);
    await performance.graphql(
      `mutation ($input: RemoveFoundationRecordInput!) { removeFoundationRecord(input: $input) }`,
      {
        input: { kind: 'DOCUMENT', id, expectedVersion: version, reason: '重复' },
      },
    );
    expect([await rows(), await onDisk()]).toEqual([0, []]);
  });
});

describe('bad inputs', () => {
  afterEach(async () => expect([await rows(), await onDisk()]).toEqual([0, []]));

  it('D50: name, claim and first bytes must agree; the refusal names what it really is', async () => {
    const whole = await workbook('正常');
    const cases: [BodyInit, { name?: string; type?: string }, string, string?][] = [
      [new Uint8Array(Buffer.from('MZ\x90\x00\x03')), {}, 'ATTACHMENT_TYPE', 'exe'],
      [pdf(), { name: 'a.exe', type: 'application/octet-stream' }, 'ATTACHMENT_TYPE', 'exe'],
      [pdf(), { name: '报告.pdf.exe' }, 'ATTACHMENT_TYPE', 'exe'],
      [pdf(), { type: 'image/png' }, 'ATTACHMENT_DISAGREES'],
      [pdf(), { name: 'a.png', type: 'image/png' }, 'ATTACHMENT_TYPE', 'pdf'],
      ['<html><script>1</script>', { name: 'a.txt', type: 'text/plain' }, 'ATTACHMENT_TYPE', 'html'],
      [whole, { name: 'a.docx', type: DOCX }, 'ATTACHMENT_TYPE', 'xlsx'],
      [whole.slice(0, whole.length - 30), { name: 'a.xlsx', type: XLSX }, 'FILE_STRUCTURE'],
      [new Uint8Array(), {}, 'FILE_EMPTY'],
    ];
    for (const [body, claim, code, found] of cases) {
      const answer = await attach(performance, body, claim);
      expect([answer.status, codes(answer)]).toEqual([422, [code]]);
      if (found) expect(answer.error!.refusals[0]!.params).toMatchObject({ found });
    }
  });

  it('D67: SVG and HTML are no attachments, and no picture is larger than a screen can hold', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>';
    expect(codes(await attach(performance, svg, { name: 'a.svg', type: 'image/svg+xml' }))).toEqual([
      'ATTACHMENT_TYPE',
    ]);
    expect(codes(await attach(performance, svg, { name: 'a.png', type: 'image/png' }))).toEqual(['ATTACHMENT_TYPE']);
    const huge = await attach(performance, png(50_000, 50_000), { name: 'a.png', type: 'image/png' });
    expect(codes(huge)).toEqual(['IMAGE_TOO_LARGE']);
    expect(codes(await attach(performance, png(0, 9), { name: 'a.png', type: 'image/png' }))).toEqual([
      'FILE_STRUCTURE',
    ]);
  });

  it('is refused beyond 20 MB, said in advance or found out on the way, and the server stays up', async () => {
    const large = new Uint8Array(20 * 1024 * 1024 + 1).fill(32);
    large.set(pdf());
    const stream = Readable.toWeb(Readable.from([large.subarray(0, 9_000_000), large.subarray(9_000_000)]));
    for (const init of [{ body: large }, { body: stream, duplex: 'half' }]) {
      const query = new URLSearchParams({ ownerType: DOCUMENT, ownerId: documentId, name: 'a.pdf' });
      const response = await performance.fetch(`/api/files?${query}`, {
        method: 'POST',
        headers: { 'content-type': PDF },
        ...(init as RequestInit),
      });
      expect(response.status).toBe(400);
      expect(codes({ status: 400, ...((await response.json()) as object) })).toEqual(['FILE_TOO_LARGE']);
    }
  });

  it('D66: odd names become names of files, and the disk never sees them', async () => {
    const names: [string, string][] = [
      ['../../etc/x.pdf', 'x.pdf'],
      ['CON.pdf', '文件_CON.pdf'],
      ['行\r\n一"😀.pdf', '行一_😀.pdf'],
      [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(116)}.pdf`],
    ];
    for (const [given, kept] of names) {
      const made = await attach(performance, pdf(given), { name: given });
      expect([made.status, made.name]).toEqual([201, kept]);
      expect(await onDisk()).toEqual([made.id]);
      const answer = await performance.fetch(`/api/files/${made.id}`);
      expect(answer.headers.get('content-disposition')).toContain(`filename*=UTF-8''${encodeURIComponent(kept)}`);
      await answer.arrayBuffer();
      expect((await performance.fetch(`/api/files/${made.id}`, { method: 'DELETE' })).status).toBe(204);
    }
  });

  it('asks for every part of the address', async () => {
    expect(codes(await attach(performance, pdf(), { ownerType: 'auth.account' }))).toEqual(['FIELD_INVALID']);
    expect(codes(await attach(performance, pdf(), { ownerId: 'x' }))).toEqual(['NOT_FOUND']);
    const response = await performance.fetch('/api/files?ownerType=a&ownerType=b', { method: 'POST', body: pdf() });
    expect(response.status).toBe(400);
    expect((await performance.fetch('/api/files/x')).status).toBe(404);
  });

  it('does nothing for strangers, for forms of other sites, and for those who only read', async () => {
    expect((await attach(app.stranger(), pdf())).status).toBe(401);
    expect((await app.stranger().fetch(`/api/files/${randomUUID()}`)).status).toBe(401);
    expect((await app.stranger().fetch(`/api/files/${randomUUID()}`, { method: 'DELETE' })).status).toBe(401);
    expect(codes(await attach(await app.as('clerk'), pdf()))).toEqual(['NO_PERMISSION']);
    expect(codes(await attach(await app.as('county-clerk'), pdf()))).toEqual(['NO_PERMISSION']);
  });
});

describe('evidence', () => {
  const ROWS = `query ($id: ID!) { selfEvaluation(id: $id) { rows { id files { id name } } } }`;
  let sheetId: string;
  let rowId: string;
  beforeAll(async () => {
    const [sheet] = await app.database.sql<{ id: string; row: string }>(
      jurisdiction,
      `SELECT e.id, w.id AS row FROM evaluation.self_evaluation e JOIN evaluation.self_evaluation_row w ON w.self_evaluation_id = e.id
         JOIN organizations.agency a ON a.id = e.agency_id AND a.name = '示例单位017' LIMIT 1`,
    );
    sheetId = sheet!.id;
    rowId = sheet!.row;
    await app.database.sql(jurisdiction, `UPDATE evaluation.self_evaluation SET state = 'DRAFT' WHERE id = $1`, [
      sheetId,
    ]);
  });
  const owner = () => ({ ownerType: 'evaluation.self_evaluation_row', ownerId: rowId });

  it('hangs on a row while the unit fills the sheet, and no longer once it is handed in', async () => {
    const clerk = await app.as('clerk');
    const made = await attach(clerk, pdf('佐证'), { ...owner(), name: '验收单.pdf' });
    expect(made.status).toBe(201);
    const { data } = await (await app.as('performance')).graphql(ROWS, { id: sheetId });
    expect(data.selfEvaluation.rows.find(({ id }: { id: string }) => id === rowId).files).toEqual([
      { id: made.id, name: '验收单.pdf' },
    ]);
    await app.database.sql(jurisdiction, `UPDATE evaluation.self_evaluation SET state = 'SUBMITTED' WHERE id = $1`, [
      sheetId,
    ]);
    expect(codes(await attach(clerk, pdf('晚'), owner()))).toEqual(['STATE_INVALID']);
    expect((await clerk.fetch(`/api/files/${made.id}`, { method: 'DELETE' })).status).toBe(422);
    expect((await clerk.fetch(`/api/files/${made.id}`)).status).toBe(200);
    await app.database.sql(jurisdiction, `UPDATE evaluation.self_evaluation SET state = 'DRAFT' WHERE id = $1`, [
      sheetId,
    ]);
  });

  it('another unit and another tenant learn nothing of it', async () => {
    const [file] = await app.database.sql<{ id: string }>(jurisdiction, 'SELECT id FROM platform.file');
    for (const account of ['clerk2', 'county-clerk']) {
      const other = await app.as(account);
      expect((await other.fetch(`/api/files/${file!.id}`)).status).toBe(404);
      expect((await other.fetch(`/api/files/${file!.id}`, { method: 'DELETE' })).status).toBe(404);
      expect(codes(await attach(other, pdf('别人'), owner()))).toEqual(['NOT_FOUND']);
    }
  });

  it('D57: a classified project takes no attachment', async () => {
    await app.database.sql(
      jurisdiction,
      `UPDATE organizations.agency SET secrecy = 'CLASSIFIED' WHERE name = '示例单位017'`,
    );
    expect(codes(await attach(await app.as('clerk'), pdf('涉密'), owner()))).toEqual(['CLASSIFIED_CONTENT_REFUSED']);
    await app.database.sql(
      jurisdiction,
      `UPDATE organizations.agency SET secrecy = 'PUBLIC' WHERE name = '示例单位017'`,
    );
  });

  it('a firm attaches to its scores while it is engaged, and sees nothing after the engagement', async () => {
    const firm = await app.as('firm');
    const { data: known } = await performance.graphql(
      '{ engagements { id state } projects(year: 2019, first: 1) { nodes { id } } }',
    );
    const engagementId = known.engagements.find(({ state }: { state: string }) => state === 'CONTRACTED').id as string;
    const listed = await performance.graphql(
      'mutation ($input: ListEvaluationInput!) { listEvaluation(input: $input) { id } }',
      {
        input: {
          projectId: known.projects.nodes[0].id,
          subjectYear: 2019,
          title: '示例重点评价',
          selectionReason: '民生项目',
          method: 'THIRD_PARTY',
          engagementId,
        },
      },
    );
    const taskId = listed.data.listEvaluation.id as string;
    await app.database.sql(
      jurisdiction,
      `UPDATE evaluation.evaluation_task SET state = 'FIELD_WORK', framework_id = (SELECT id FROM evaluation.framework LIMIT 1) WHERE id = $1`,
      [taskId],
    );
    const SCORED = 'query ($id: ID!) { evaluationTask(id: $id) { version rows { id scoreId files { name } } } }';
    const before = (await firm.graphql(SCORED, { id: taskId })).data.evaluationTask;
    const saved = await firm.graphql(
      'mutation ($input: SaveScoresInput!) { saveScores(input: $input) { rows { id scoreId } } }',
      { input: { id: taskId, expectedVersion: before.version, scores: [{ frameworkRowId: before.rows[0].id }] } },
    );
    const scoreId = saved.data.saveScores.rows[0].scoreId as string;
    const score = {
      ownerType: 'evaluation.score_row',
      ownerId: scoreId,
      name: '现场照片.txt',
      type: 'text/plain',
    };
    const made = await attach(firm, '现场记录', score);
    expect(made.status).toBe(201);
    const { data } = await firm.graphql(SCORED, { id: taskId });
    expect(data.evaluationTask.rows.flatMap(({ files }: { files: object[] }) => files)).toEqual([
      { name: '现场照片.txt' },
    ]);
    await app.database.sql(
      jurisdiction,
      `UPDATE evaluation.engagement SET starts_on = '2019-01-01', ends_on = '2019-01-02' WHERE id = $1`,
      [engagementId],
    );
    expect((await firm.fetch(`/api/files/${made.id}`)).status).toBe(404);
    expect(codes(await attach(firm, '之后', score))).toEqual(['NOT_FOUND']);
    expect((await performance.fetch(`/api/files/${made.id}`)).status).toBe(200);
  });

  it('of a corrective action is attached by the unit that replies, while it replies', async () => {
    const clerk = await app.as('clerk');
    const [item] = await app.database.sql<{ id: string; action: string; agency: string }>(
      jurisdiction,
      `SELECT i.id, d.id AS action, d.agency_id AS agency FROM results.corrective_item i JOIN results.corrective_action d ON d.id = i.corrective_action_id LIMIT 1`,
    );
    const reply = { ownerType: 'results.corrective_item', ownerId: item!.id };
    await app.database.sql(
      jurisdiction,
      `UPDATE results.corrective_action SET state = 'IN_PROGRESS',
              agency_id = (SELECT id FROM organizations.agency WHERE name = '示例单位017') WHERE id = $1`,
      [item!.action],
    );
    expect((await attach(clerk, pdf('整改'), reply)).status).toBe(201);
    const { data } = await performance.graphql(
      'query ($id: ID!) { correctiveAction(id: $id) { items { files { name } } } }',
      {
        id: item!.action,
      },
    );
    expect(data.correctiveAction.items[0].files).toEqual([{ name: '制度全文.pdf' }]);
    await app.database.sql(jurisdiction, `UPDATE results.corrective_action SET state = 'VERIFIED' WHERE id = $1`, [
      item!.action,
    ]);
    expect(codes(await attach(clerk, pdf('再'), reply))).toEqual(['STATE_INVALID']);
    await app.database.sql(jurisdiction, `UPDATE results.corrective_action SET agency_id = $2 WHERE id = $1`, [
      item!.action,
      item!.agency,
    ]);
  });

  it('at most twenty on one document', async () => {
    const clerk = await app.as('clerk');
    const before = (await clerk.graphql(ROWS, { id: sheetId })).data.selfEvaluation.rows.find(
      ({ id }: { id: string }) => id === rowId,
    ).files.length;
    for (let n = before; n < 20; n += 1) expect((await attach(clerk, pdf(`第${n}份`), owner())).status).toBe(201);
    expect(codes(await attach(clerk, pdf('第21份'), owner()))).toEqual(['TOO_MANY_FILES']);
  });
});

describe('after a crash', () => {
  it('files without a row are swept away, those with a row and those on their way stay', async () => {
    const known = await rows();
    const orphan = randomUUID();
    const folder = path.join(app.filesFolder, jurisdiction, orphan.slice(-2), orphan.slice(-4, -2));
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, orphan), 'x');
    await mkdir(path.join(app.filesFolder, 'incoming'), { recursive: true });
    const half = path.join(app.filesFolder, 'incoming', randomUUID());
    await writeFile(half, 'x');
    const sweep = app.app.get(FileSweep);
    expect(await sweep.sweep(Date.now() - 3_600_000)).toBe(0);
    await utimes(half, new Date(0), new Date(0));
    expect(await sweep.sweep(Date.now() + 60_000)).toBe(2);
    expect((await onDisk()).length).toBe(known);
  });

  it('a file that the disk has lost is told as such', async () => {
    const [file] = await app.database.sql<{ id: string }>(
      jurisdiction,
      `INSERT INTO platform.file (jurisdiction_id, id, name, media_type, bytes, sm3, subject_type, subject_id, uploaded_by_name)
       VALUES ($1, gen_random_uuid(), 'a.pdf', 'application/pdf', 1, repeat('0', 64), $2, $3, '') RETURNING id`,
      [jurisdiction, DOCUMENT, documentId],
    );
    const answer = await performance.fetch(`/api/files/${file!.id}`);
    expect(answer.status).toBe(503);
    expect(codes({ status: 503, ...((await answer.json()) as object) })).toEqual(['FILE_LOST']);
  });
});
