import { createHash } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileEvaluation, filePlan, fileReport } from '../../../docs/api/firm-client/file-evaluation.js';
import { FirmClient, isGenuine } from '../../../docs/api/firm-client/firm-client.js';
import { openTestApp, type TestApp, type TestClient } from '../harness/index.js';
import { pdf, PDF } from '../platform/files.calls.js';
import type { TaskAnswer } from './evaluation.calls.js';
import {
  attach,
  codesOf,
  contracted,
  engagementOf,
  filePapers,
  move,
  mutate,
  projectsOf,
  step,
  withStaff,
} from './firm.calls.js';

interface Call {
  headers: IncomingHttpHeaders;
  body: string;
}

let app: TestApp;
let jurisdictionId: string;
let projects: string[];
let own: { firmId: string; memberIds: string[] };
let receiver: Server;
let target: string;
const calls: Call[] = [];
/** Answers that the receiver still owes before it says 204. */
const answers: number[] = [];

const sql = <Row extends Record<string, unknown>>(text: string, params: unknown[] = []): Promise<Row[]> =>
  app.database.sql<Row>(jurisdictionId, text, params);

/** Waits for the queue, which tries again by itself. */
async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  for (let n = 0; !(await holds()); n += 1) {
    if (n > 200) throw new Error('The queue has not done it');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const TYPES = ['cn.jixiao.engagement.moved', 'cn.jixiao.engagement.paper-filed', 'cn.jixiao.evaluation.moved'];
const SUBSCRIPTIONS =
  '{ webhookSubscriptions { id state version deliveries { id type state attempts status error isReplay } } }';

beforeAll(async () => {
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString('utf8')));
    request.on('end', () => {
      calls.push({ headers: request.headers, body });
      response.writeHead(answers.shift() ?? 204).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  target = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  app = await openTestApp('template_demo', { webhooksInside: true });
  jurisdictionId = await app.jurisdictionOf('clerk');
  projects = await projectsOf(app, jurisdictionId, '示例单位017', 4);
  const [firm] = await sql<{ id: string }>(
    `SELECT id FROM evaluation.third_party_firm WHERE name = '示例第三方机构01'`,
  );
  own = await withStaff(await app.as('performance'), firm!.id);
});
afterAll(async () => {
  await app.close();
  receiver.close();
});

describe('a program of a firm', () => {
  const PROGRAM = 'program { id clientId scopes state version } secret';

  it('is registered in a seat of the firm with scopes of firms only, and ends at once with its tokens', async () => {
    const sysadmin = await app.as('sysadmin');
    const [seat] = await sql<{ id: string }>(
      `SELECT s.id FROM organizations.seat s JOIN organizations.agency a ON a.id = s.agency_id WHERE a.name = '示例第三方机构01'`,
    );
    const register = (scopes: string[], who: TestClient = sysadmin): ReturnType<typeof mutate> =>
      mutate(
        who,
        'registerProgram',
        'RegisterProgramInput',
        { seatId: seat!.id, name: '示例机构系统', scopes },
        PROGRAM,
      );
    expect(codesOf(await register(['evaluation', 'all']))).toEqual(['SCOPE_NOT_FOR_SEAT']);
    expect(codesOf(await register(['budget-feed']))).toEqual(['SCOPE_NOT_FOR_SEAT']);
    expect((await register(['evaluation'], await app.as('firm'))).errors![0]!.extensions.code).toBe('FORBIDDEN');
    const { program, secret } = (await register(['evaluation'])).data.registerProgram;
    const client = new FirmClient({ baseUrl: app.baseUrl, clientId: program.clientId, clientSecret: secret });
    expect(await client.engagements(2019)).toHaveLength(1);
    const ended = await mutate(
      sysadmin,
      'endProgram',
      'EndProgramInput',
      { programId: program.id, expectedVersion: program.version },
      'state',
    );
    expect(ended.data.endProgram.state).toBe('DISABLED');
    await expect(client.engagements(2019)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  it('R159: files a whole evaluation: framework, plan, working papers in pieces, scores, signed report', async () => {
    const performance = await app.as('performance');
    const client = new FirmClient({ baseUrl: app.baseUrl, clientId: 'firm-program', clientSecret: 'Luolong-2019' });
    const engagement = await contracted(performance, '示例程序报送', projects.slice(0, 1), own);
    const [task] = engagement.evaluationTasks;
    const contentOf = ({ kind }: { kind: string }) => ({ name: `${kind}.pdf`, mediaType: PDF, content: pdf(kind) });
    await filePlan(
      client,
      engagement.id,
      {
        framework: (['DECISION', 'OUTPUT'] as const).map((level1) => ({
          level1,
          level2: level1,
          name: `示例${level1}`,
          weight: level1 === 'OUTPUT' ? '60' : '40',
          kind: 'CONDITION',
          explanation: '示例',
          standard: '示例',
        })),
        workPlan: {
          purpose: '示例目的',
          methods: ['COMPARISON'],
          standards: ['PLAN'],
          fieldFrom: '2019-12-20',
          fieldTo: '2019-12-24',
        },
      },
      contentOf,
    );
    const version = async (): Promise<number> =>
      (await performance.graphql(`{ evaluationTask(id: "${task!.id}") { version } }`)).data.evaluationTask
        .version as number;
    for (const more of [{ action: 'notify', noticeNo: '示例〔2019〕3号' }, { action: 'approvePlan' }]) {
      const input = { id: task!.id, expectedVersion: await version(), ...more };
      expect((await mutate(performance, 'moveEvaluation', 'MoveEvaluationInput', input, 'id')).errors).toBeUndefined();
    }
    // Objective and self-evaluation of its own evaluation, and of no other.
    const materials = await client.materials(task!.id);
    expect(materials.objective!.indicators.length).toBeGreaterThan(0);
    expect(materials.selfEvaluation).toMatchObject({ state: 'ACCEPTED' });
    expect(materials.selfEvaluation!.rows.length).toBeGreaterThan(0);
    const sheet = `{ selfEvaluation(id: "${materials.selfEvaluation!.id}") { id } }`;
    const kaiqiao = await app.as('kaiqiao');
    expect(codesOf(await kaiqiao.graphql(sheet))).toEqual(['NOT_FOUND']);
    const [strange] = await sql<{ id: string }>(
      `SELECT e.id FROM evaluation.self_evaluation e WHERE e.state = 'ACCEPTED'
          AND NOT EXISTS (SELECT 1 FROM evaluation.evaluation_task t WHERE t.project_id = e.project_id) ORDER BY e.id LIMIT 1`,
    );
    const firm = await app.as('firm');
    expect(codesOf(await firm.graphql(`{ selfEvaluation(id: "${strange!.id}") { id } }`))).toEqual(['NOT_FOUND']);
    await fileEvaluation(
      client,
      engagement.id,
      {
        scores: (rows) => rows.map(({ id }) => ({ frameworkRowId: id, met: true, evidence: '底稿1' })),
        findings: [],
        reportSummary: '示例',
      },
      contentOf,
    );
    const read = async (): Promise<TaskAnswer> =>
      (
        await performance.graphql(
          `{ evaluationTask(id: "${task!.id}") { state version totalScore opinions { id version } } }`,
        )
      ).data.evaluationTask;
    const walk = async (action: string, more: object = {}): Promise<void> => {
      const input = { id: task!.id, expectedVersion: await version(), action, ...more };
      const moved = await mutate(performance, 'moveEvaluation', 'MoveEvaluationInput', input, 'id');
      if (moved.errors) throw new Error(`${action}: ${JSON.stringify(moved.errors)}`);
    };
    const report = { total: '100.00', grade: 'EXCELLENT' };
    // A draft is not signed: the unit has not been asked yet, and what it objects to the firm has to mend.
    await expect(fileReport(client, engagement.id, report, contentOf)).rejects.toMatchObject({
      refusals: [{ code: 'EVALUATION_UNREPORTED', ruleId: 'T-08', wayOut: 'FINALISE_REPORT' }],
    });
    await walk('askOpinion');
    const raised = { id: task!.id, expectedVersion: await version(), opinions: ['完成数应按验收计'] };
    await mutate(await app.as('clerk'), 'raiseOpinions', 'RaiseOpinionsInput', raised, 'id');
    const [opinion] = (await read()).opinions;
    const decision = { id: task!.id, opinionId: opinion.id, expectedOpinionVersion: opinion.version };
    const decided = await mutate(
      performance,
      'decideOpinion',
      'DecideOpinionInput',
      { ...decision, decision: 'ADOPTED', reply: '改按验收计' },
      'id',
    );
    expect(decided.errors).toBeUndefined();
    await walk('reviseReport', { comment: '采纳意见1' });
    const { rows } = await client.evaluation(task!.id);
    await client.saveScores(task!.id, {
      scores: rows.map(({ id }) => ({ frameworkRowId: id, met: true, evidence: '验收单' })),
      reportSummary: '示例修改',
    });
    await client.submitDraft(task!.id);
    await walk('askOpinion');
    await walk('finalise', { opinionReply: '无意见' });
    await fileReport(client, engagement.id, report, contentOf);
    const filed = await engagementOf(performance, engagement.id);
    expect(filed).toMatchObject({ state: 'SUBMITTED', papersOwed: 5, papersFiled: 4 });
    const [stored] = await sql<{ sm3: string; name: string }>(
      `SELECT f.sm3, f.name FROM platform.file f JOIN evaluation.engagement_paper p ON p.id = f.subject_id
        WHERE p.engagement_id = $1 AND p.kind = 'FINAL_REPORT'`,
      [engagement.id],
    );
    expect(stored).toEqual({
      name: 'FINAL_REPORT.pdf',
      sm3: createHash('sm3').update(pdf('FINAL_REPORT')).digest('hex'),
    });
    const [paper] = (await client.engagement(engagement.id)).papers.filter(({ files }) => files.length > 0);
    expect(Buffer.from(await client.download(paper!.files[0]!.id)).toString()).toContain('WORK_PLAN');
    // A new version voids the signature under the old one; the engagement is not accepted without another.
    await filePapers(await app.as('business'), engagement.id, () => true);
    await walk('reopen', { comment: '数据有误' });
    expect(codesOf(await move(performance, engagement.id, 'accept')).sort()).toEqual([
      'EVALUATION_UNREPORTED',
      'REPORT_UNSIGNED',
    ]);
    await step(performance, engagement.id, 'return', '请补充访谈记录');
    // The firm leaves in the middle of it: a team finishes, and the firm stays on record.
    await step(performance, engagement.id, 'terminate', '示例结束');
    await expect(client.materials(task!.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(codesOf(await firm.graphql(sheet))).toEqual(['NOT_FOUND']);
    const duty = (): Promise<{ kind: string; role: string }[]> =>
      sql(
        `SELECT kind, role FROM platform.task WHERE subject_id = $1 AND state = 'OPEN' AND kind = 'evaluation.takeOver'`,
        [task!.id],
      );
    expect(await duty()).toEqual([{ kind: 'evaluation.takeOver', role: 'FIN_PERFORMANCE' }]);
    const people = await sql<{ account: string; id: string }>(
      `SELECT account, id FROM auth.account WHERE account IN ('performance2', 'business') ORDER BY account DESC`,
    );
    const plan = {
      id: task!.id,
      purpose: '示例目的',
      methods: ['COMPARISON'],
      standards: ['PLAN'],
      fieldFrom: '2019-12-20',
      fieldTo: '2019-12-24',
    };
    const members = people.map(({ id }, index) => ({ accountId: id, isLeader: index === 0 }));
    const given = async (more: object): ReturnType<typeof mutate> =>
      mutate(
        performance,
        'saveWorkPlan',
        'SaveWorkPlanInput',
        { ...plan, expectedVersion: await version(), ...more },
        'method firmName isFirmGone members { personName }',
      );
    expect(codesOf(await given({ method: 'OWN', members }))).toEqual(['STATE_INVALID']);
    expect((await given({ members })).data.saveWorkPlan).toMatchObject({
      method: 'THIRD_PARTY',
      isFirmGone: true,
      firmName: '示例第三方机构01',
    });
    expect(await duty()).toEqual([]);
    const drafted = await mutate(
      await app.as('performance2'),
      'moveEvaluation',
      'MoveEvaluationInput',
      { id: task!.id, expectedVersion: await version(), action: 'submitDraft' },
      'state',
    );
    expect(drafted.data.moveEvaluation.state).toBe('DRAFT_REPORT');
    // Sent back it comes to the leader of the team, and not to the desk of a firm that has gone.
    await walk('returnDraft', { comment: '再核' });
    const duties = await sql<{ agency: string }>(
      `SELECT a.kind AS agency FROM platform.task d JOIN organizations.agency a ON a.id = d.agency_id WHERE d.subject_id = $1 AND d.state = 'OPEN'`,
      [task!.id],
    );
    expect(duties).toHaveLength(1);
    expect(duties[0]!.agency).toMatch(/^FINANCE/);
  });
});

describe('a file in pieces', () => {
  const begin = (who: TestClient, paperId: string, content: Uint8Array, more: object = {}): Promise<Response> =>
    who.fetch('/api/uploads', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ownerType: 'evaluation.engagement_paper',
        ownerId: paperId,
        name: '底稿.pdf',
        mediaType: PDF,
        size: content.length,
        algorithm: 'sm3',
        hash: createHash('sm3').update(content).digest('hex'),
        ...more,
      }),
    });
  const piece = (who: TestClient, id: string, offset: number, body: Uint8Array<ArrayBuffer>): Promise<Response> =>
    who.fetch(`/api/uploads/${id}?offset=${offset}`, {
      method: 'PATCH',
      body,
      headers: { 'content-type': 'application/octet-stream' },
    });

  it('goes on where it ended, is checked as a whole, and expires', async () => {
    const firm = await app.as('firm');
    const engagement = await contracted(await app.as('performance'), '示例续传', projects.slice(1, 2), own);
    const paper = engagement.papers.find(({ kind }) => kind === 'FIELD_PAPERS')!;
    const content = pdf('底稿'.repeat(5_000));
    expect((await begin(firm, paper.id, content, { hash: 'x' })).status).toBe(400);
    expect((await begin(await app.as('kaiqiao'), paper.id, content)).status).toBe(404);
    expect((await begin(await app.as('clerk'), paper.id, content)).status).toBe(403);
    const upload = (await (await begin(firm, paper.id, content)).json()) as { id: string; offset: number };
    expect(upload.offset).toBe(0);
    expect(
      ((await (await piece(firm, upload.id, 0, content.slice(0, 1_000))).json()) as { offset: number }).offset,
    ).toBe(1_000);
    // Somebody else does not even learn that it is there.
    expect((await (await app.as('performance')).fetch(`/api/uploads/${upload.id}`)).status).toBe(404);
    const early = await firm.fetch(`/api/uploads/${upload.id}/finish`, { method: 'POST' });
    expect(await early.json()).toMatchObject({
      error: { refusals: [{ code: 'UPLOAD_UNFINISHED', ruleId: 'T-11', params: { offset: 1_000 } }] },
    });
    // The same piece once more: the server says where to go on.
    const again = await piece(firm, upload.id, 0, content.slice(0, 1_000));
    expect(again.status).toBe(409);
    expect(await again.json()).toMatchObject({
      error: { refusals: [{ code: 'UPLOAD_OFFSET', params: { offset: 1_000 } }] },
    });
    const tooMuch = await piece(
      firm,
      upload.id,
      1_000,
      new Uint8Array(Buffer.concat([content.slice(1_000), Buffer.from('!')])),
    );
    expect(await tooMuch.json()).toMatchObject({ error: { refusals: [{ code: 'UPLOAD_TOO_LONG' }] } });
    await piece(firm, upload.id, 1_000, content.slice(1_000));
    const file = (await (await firm.fetch(`/api/uploads/${upload.id}/finish`, { method: 'POST' })).json()) as {
      id: string;
      sm3: string;
    };
    expect(file.sm3).toBe(createHash('sm3').update(content).digest('hex'));
    expect(
      Buffer.from(await (await firm.fetch(`/api/files/${file.id}`)).arrayBuffer()).equals(Buffer.from(content)),
    ).toBe(true);
    expect((await firm.fetch(`/api/uploads/${upload.id}`)).status).toBe(404);

    const wrong = (await (await begin(firm, paper.id, content, { hash: 'a'.repeat(64) })).json()) as { id: string };
    await piece(firm, wrong.id, 0, content);
    expect(await (await firm.fetch(`/api/uploads/${wrong.id}/finish`, { method: 'POST' })).json()).toMatchObject({
      error: { refusals: [{ code: 'UPLOAD_HASH', ruleId: 'T-11' }] },
    });
    const slow = (await (await begin(firm, paper.id, content)).json()) as { id: string };
    await piece(firm, slow.id, 0, content.slice(0, 10));
    await sql(`UPDATE platform.upload SET expires_at = now() - interval '1 minute' WHERE id = $1`, [slow.id]);
    expect((await piece(firm, slow.id, 10, content.slice(10))).status).toBe(404);
    await step(await app.as('performance'), engagement.id, 'terminate', '示例结束');
  });
});

describe('webhooks', () => {
  it('are refused for addresses inside a network, unknown events and foreign hands', async () => {
    const outside = await openTestApp('template_demo');
    try {
      const firm = await outside.as('firm');
      const subscribe = (url: string, events = TYPES): ReturnType<typeof mutate> =>
        mutate(firm, 'subscribeWebhook', 'SubscribeWebhookInput', { name: '示例', url, events }, 'secret');
      for (const url of [
        'http://example.com/hook',
        'https://127.0.0.1/hook',
        'https://10.1.2.3/hook',
        'https://[::1]/hook',
        'https://[::ffff:10.0.0.1]/hook',
        'https://169.254.169.254/latest',
        'https://0x7f000001/',
        'https://intranet/hook',
        'https://user:word@example.com/',
        'file:///etc/passwd',
        'no address',
      ])
        expect([url, codesOf(await subscribe(url))]).toEqual([url, ['WEBHOOK_ADDRESS']]);
      expect(codesOf(await subscribe('https://example.com/hook', ['cn.jixiao.everything']))).toEqual([
        'WEBHOOK_EVENTS',
      ]);
      const clerk = await mutate(
        await outside.as('clerk'),
        'subscribeWebhook',
        'SubscribeWebhookInput',
        { name: 'x', url: 'https://example.com', events: TYPES },
        'secret',
      );
      expect(clerk.errors![0]!.extensions.code).toBe('FORBIDDEN');
    } finally {
      await outside.close();
    }
  });

  it('are signed CloudEvents, tried again after a failure, logged, and replayed from what was kept', async () => {
    const performance = await app.as('performance');
    const firm = await app.as('firm');
    const made = await mutate(
      firm,
      'subscribeWebhook',
      'SubscribeWebhookInput',
      { name: '示例系统', url: target, events: TYPES },
      'secret subscription { id version }',
    );
    const { secret, subscription } = made.data.subscribeWebhook;
    calls.length = 0;
    answers.push(500);
    const started = new Date().toISOString();
    const engagement = await contracted(performance, '示例推送', projects.slice(2, 3), own);
    await until(() => calls.length >= 2);
    const [first, second] = calls as [Call, Call];
    expect(second.headers['webhook-id']).toBe(first.headers['webhook-id']);
    expect(second.headers['content-type']).toContain('application/cloudevents+json');
    expect(JSON.parse(second.body)).toMatchObject({
      specversion: '1.0',
      type: 'cn.jixiao.engagement.moved',
      subject: engagement.id,
      source: `/jixiao/${jurisdictionId}`,
      data: { engagementId: engagement.id, action: 'contract', state: 'CONTRACTED' },
    });
    const headers = {
      id: String(second.headers['webhook-id']),
      timestamp: String(second.headers['webhook-timestamp']),
      signature: String(second.headers['webhook-signature']),
    };
    expect(await isGenuine(secret, headers, second.body)).toBe(true);
    expect(await isGenuine(secret, headers, `${second.body} `)).toBe(false);
    expect(await isGenuine(secret, headers, second.body, Date.now() + 600_000)).toBe(false);
    await until(async () => {
      const { data } = await firm.graphql(SUBSCRIPTIONS);
      return data.webhookSubscriptions[0].deliveries[0]?.state === 'DELIVERED';
    });
    const { data } = await firm.graphql(SUBSCRIPTIONS);
    // Of the choice before the contract the firm is not told.
    expect(data.webhookSubscriptions[0].deliveries).toMatchObject([
      { state: 'DELIVERED', attempts: 2, status: 204, error: null },
    ]);
    const again = await firm.graphql('mutation ($input: ReplayWebhooksInput!) { replayWebhooks(input: $input) }', {
      input: { id: subscription.id, since: started },
    });
    expect(again.data.replayWebhooks).toBe(1);
    await until(() => calls.length >= 3);
    const other = await (await app.as('kaiqiao')).graphql(SUBSCRIPTIONS);
    expect(other.data.webhookSubscriptions).toEqual([]);
    const ended = await mutate(
      firm,
      'endWebhook',
      'EndWebhookInput',
      { id: subscription.id, expectedVersion: subscription.version },
      'state',
    );
    expect(ended.data.endWebhook.state).toBe('ENDED');
    await step(performance, engagement.id, 'terminate', '示例结束');
  });
});

/** A sheet that the firm has accepted, for an evaluation with a plan, and a file in its dossier. */
async function blindSheet(taskId: string): Promise<{ id: string; dossier: string }> {
  const [performance, firm] = await Promise.all([app.as('performance'), app.as('firm')]);
  const [seat] = await sql<{ id: string }>(
    `SELECT m.seat_id AS id FROM organizations.appointment m JOIN auth.account c ON c.id = m.account_id WHERE c.account = 'firm'`,
  );
  await sql(`UPDATE evaluation.evaluation_task SET state = 'PLAN_APPROVED' WHERE id = $1`, [taskId]);
  await sql(
    `UPDATE evaluation.evaluation_task t SET framework_id = (SELECT x.framework_id FROM evaluation.evaluation_task x
        WHERE x.framework_id IS NOT NULL ORDER BY x.id LIMIT 1) WHERE t.id = $1`,
    [taskId],
  );
  const invited = await mutate(
    performance,
    'inviteScorers',
    'InviteScorersInput',
    { taskId, seatIds: [seat!.id] },
    'scorers { id }',
  );
  if (invited.errors) throw new Error(JSON.stringify(invited.errors));
  const id = invited.data.inviteScorers.scorers[0].id as string;
  const accepted = await firm.graphql('mutation ($input: MoveScorerInput!) { moveScorer(input: $input) }', {
    input: { id, expectedVersion: 1, action: 'accept', isDeclared: true },
  });
  if (accepted.errors) throw new Error(JSON.stringify(accepted.errors));
  const query = new URLSearchParams({ ownerType: 'evaluation.dossier', ownerId: taskId, name: '评审资料.pdf' });
  const file = await performance.fetch(`/api/files?${query}`, {
    method: 'POST',
    body: pdf('评审资料'),
    headers: { 'content-type': PDF },
  });
  return { id, dossier: ((await file.json()) as { id: string }).id };
}

it('a firm whose engagement ends loses everything at once: lists, files, links, webhooks, running uploads, duties, blind sheets', async () => {
  const performance = await app.as('performance');
  const firm = await app.as('firm');
  const program = new FirmClient({ baseUrl: app.baseUrl, clientId: 'firm-program', clientSecret: 'Luolong-2019' });
  await mutate(
    firm,
    'subscribeWebhook',
    'SubscribeWebhookInput',
    { name: '示例系统2', url: target, events: TYPES },
    'secret',
  );
  const engagement = await contracted(performance, '示例到期', projects.slice(3, 4), own);
  const { id } = engagement;
  const task = engagement.evaluationTasks[0]!.id;
  const paper = engagement.papers.find(({ kind }) => kind === 'FIELD_PAPERS')!;
  const sheet = await blindSheet(task);
  expect(await attach(firm, paper.id)).toBe(201);
  const file = (await engagementOf(firm, id)).papers.find((one) => one.id === paper.id)!.files[0]!.id;
  const content = pdf('x'.repeat(100));
  const upload = (await (
    await firm.fetch('/api/uploads', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        ownerType: 'evaluation.engagement_paper',
        ownerId: paper.id,
        name: '二.pdf',
        mediaType: PDF,
        size: content.length,
        algorithm: 'sha256',
        hash: createHash('sha256').update(content).digest('hex'),
      }),
    })
  ).json()) as { id: string };
  const patch = (): Promise<Response> =>
    firm.fetch(`/api/uploads/${upload.id}?offset=0`, {
      method: 'PATCH',
      body: content.slice(0, 10),
      headers: { 'content-type': 'application/octet-stream' },
    });
  const seen = async (): Promise<Record<string, unknown>> => ({
    list: (await program.engagements(2019)).some((one) => one.id === id),
    page: (await firm.graphql(`{ engagement(id: "${id}") { id } }`)).errors === undefined,
    evaluations: (
      await firm.graphql('{ evaluationTasks(workYear: 2019, first: 200) { nodes { id } } }')
    ).data.evaluationTasks.nodes.some((one: { id: string }) => one.id === task),
    evaluation: (await firm.graphql(`{ evaluationTask(id: "${task}") { id } }`)).errors === undefined,
    file: (await firm.fetch(`/api/files/${file}`)).status,
    attach: await attach(firm, paper.id, 'again'),
    upload: (await firm.fetch(`/api/uploads/${upload.id}`)).status,
    duties: (await firm.graphql('{ workbench(year: 2019) { tasks { subjectId } } }')).data?.workbench.tasks.some(
      (one: { subjectId: string }) => one.subjectId === id,
    ),
    sheets: (await firm.graphql('{ myBlindSheets { id } }')).data.myBlindSheets.some(
      (one: { id: string }) => one.id === sheet.id,
    ),
    sheet: (await firm.graphql(`{ blindSheet(id: "${sheet.id}") { rows { id } } }`)).errors === undefined,
    dossier: (await firm.fetch(`/api/files/${sheet.dossier}`)).status,
    blindDuty: (await firm.graphql('{ workbench(year: 2019) { tasks { subjectId } } }')).data?.workbench.tasks.some(
      (one: { subjectId: string }) => one.subjectId === sheet.id,
    ),
  });
  expect(await seen()).toEqual({
    list: true,
    page: true,
    evaluations: true,
    evaluation: true,
    file: 200,
    attach: 201,
    upload: 200,
    duties: true,
    sheets: true,
    sheet: true,
    dossier: 200,
    blindDuty: true,
  });
  await until(() => calls.some(({ body }) => body.includes(id)));
  calls.length = 0;
  await step(performance, id, 'terminate', '合同解除');
  expect(await seen()).toEqual({
    list: false,
    page: false,
    evaluations: false,
    evaluation: false,
    file: 404,
    attach: 404,
    upload: 404,
    duties: false,
    sheets: false,
    sheet: false,
    dossier: 404,
    blindDuty: false,
  });
  const late = { id: sheet.id, expectedVersion: 2 };
  expect(codesOf(await mutate(firm, 'saveBlindSheet', 'SaveBlindSheetInput', { ...late, scores: [] }, 'id'))).toEqual([
    'NOT_FOUND',
  ]);
  expect(
    codesOf(
      await firm.graphql('mutation ($input: MoveScorerInput!) { moveScorer(input: $input) }', {
        input: { ...late, action: 'submit' },
      }),
    ),
  ).toEqual(['NOT_FOUND']);
  expect(await sql('SELECT state FROM evaluation.scorer WHERE id = $1', [sheet.id])).toEqual([{ state: 'WITHDRAWN' }]);
  expect((await patch()).status).toBe(404);
  expect(await sql('SELECT 1 FROM platform.upload WHERE id = $1', [upload.id])).toEqual([]);
  expect(codesOf(await move(firm, id, 'start'))).toEqual(['NOT_FOUND']);
  // The end itself is an event, and is not told.
  await until(
    async () =>
      (
        await sql(
          `SELECT 1 FROM platform.event e JOIN platform.event_delivery d ON d.event_id = e.id WHERE e.payload ->> 'engagementId' = $1 AND e.payload ->> 'action' = 'terminate'`,
          [id],
        )
      ).length > 0,
  );
  expect(calls).toEqual([]);

  // The same by the calendar alone: nobody presses a button on the day after the contract.
  const second = await contracted(performance, '示例到期二', [], own);
  expect((await program.engagements(2019)).some((one) => one.id === second.id)).toBe(true);
  const duties = async (): Promise<string[]> =>
    (await firm.graphql('{ workbench(year: 2019) { tasks { subjectId } } }')).data.workbench.tasks.map(
      ({ subjectId }: { subjectId: string }) => subjectId,
    );
  expect(await duties()).toContain(second.id);
  await sql(`UPDATE evaluation.engagement SET ends_on = '2019-12-25' WHERE id = $1`, [second.id]);
  expect((await program.engagements(2019)).some((one) => one.id === second.id)).toBe(false);
  // What lies on its desk is over with the day, and not with the round of the night after.
  expect(await duties()).not.toContain(second.id);
});
