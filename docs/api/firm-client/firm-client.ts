/**
 * Client of a third-party firm's own program: plain TypeScript over `fetch` and Web Crypto, nothing to install. It signs in by
 * client credentials, sees the running engagements of its firm, and files what the firm owes.
 */

export interface Refusal {
  code: string;
  ruleId?: string;
  field?: string;
  params?: Record<string, unknown>;
  wayOut?: string;
}

/** What the server refused, with every reason. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    readonly refusals: readonly Refusal[],
  ) {
    super(`${code}: ${refusals.map((one) => `${one.code}${one.field ? ` (${one.field})` : ''}`).join(', ')}`);
  }
}

export interface Paper {
  id: string;
  kind: 'WORK_PLAN' | 'FIELD_PAPERS' | 'FIELD_RECEIPT' | 'OFFICE_OPINION' | 'FINAL_REPORT';
  taskId: string | null;
  isThere: boolean;
  version: number;
  files: { id: string; name: string }[];
}

export interface Engagement {
  id: string;
  title: string;
  state: string;
  version: number;
  dueOn: string | null;
  endsOn: string | null;
  leadMemberId: string | null;
  evaluationTasks: { id: string; title: string; state: string }[];
  papers: Paper[];
}

export interface FrameworkRow {
  level1: 'DECISION' | 'PROCESS' | 'OUTPUT' | 'OUTCOME';
  level2: string;
  name: string;
  weight: string;
  kind: 'ELEMENT_COUNT' | 'FORMULA' | 'CONDITION' | 'DEDUCTION' | 'GRADE' | 'SURVEY';
  explanation: string;
  standard: string;
  elements?: string[];
}

export interface WorkPlan {
  purpose: string;
  methods: readonly (
    'COST_BENEFIT' | 'COMPARISON' | 'FACTOR' | 'LOWEST_COST' | 'PUBLIC_JUDGEMENT' | 'BENCHMARK' | 'OTHER'
  )[];
  standards: readonly ('PLAN' | 'INDUSTRY' | 'HISTORY' | 'OTHER')[];
  schedule?: string;
  fieldFrom: string;
  fieldTo: string;
}

export interface Evaluation {
  id: string;
  title: string;
  state: string;
  version: number;
  rows: { id: string; name: string; weight: string; kind: FrameworkRow['kind']; score: string | null }[];
}

/** What the unit says of itself, and what it is judged by: the task's own, while the engagement runs. */
export interface Materials {
  objective: {
    versionNo: number;
    annualGoal: string | null;
    indicators: { level1: string; level2: string; name: string; targetValue: string | null; unit: string | null }[];
  } | null;
  selfEvaluation: {
    id: string;
    state: string;
    totalScore: string | null;
    executedAmount: string;
    problems: string | null;
    rows: { name: string; targetValue: string | null; actualValue: string | null; score: string | null }[];
  } | null;
}

export interface Score {
  frameworkRowId: string;
  evidence: string;
  reason?: string;
  present?: boolean[];
  rate?: string;
  numerator?: string;
  denominator?: string;
  met?: boolean;
  deduction?: string;
  share?: string;
}

export interface Finding {
  kind: 'DECISION' | 'MANAGEMENT' | 'OUTPUT' | 'OUTCOME' | 'FUNDS';
  description: string;
  amount?: string;
  recommendation: string;
}

export interface Settings {
  baseUrl: string;
  clientId: string;
  clientSecret: string;
  /** Scopes to ask for; all that were granted where it is left out. */
  scope?: string;
}

const ENGAGEMENT = `id title state version dueOn endsOn leadMemberId evaluationTasks { id title state }
  papers { id kind taskId isThere version files { id name } }`;
const EVALUATION = 'id title state version rows { id name weight kind score }';
const MATERIALS = `selfEvaluationId objective { versionNo annualGoal indicators { level1 level2 name targetValue unit } }`;
const SELF_EVALUATION = 'id state totalScore executedAmount problems rows { name targetValue actualValue score }';
/** A new token is asked for a minute before the old one ends. */
const EARLY_MS = 60_000;

export class FirmClient {
  private token: { value: string; until: number } | null = null;

  constructor(private readonly settings: Settings) {}

  /** Engagements that run today. When one ends it is no longer here, nor anywhere else. */
  async engagements(workYear: number): Promise<Engagement[]> {
    const data = await this.ask<{ engagementsOfYear: { nodes: Engagement[] } }>(
      `query ($year: Int!) { engagementsOfYear(workYear: $year, first: 200) { nodes { ${ENGAGEMENT} } } }`,
      { year: workYear },
    );
    return data.engagementsOfYear.nodes;
  }

  async engagement(id: string): Promise<Engagement> {
    const data = await this.ask<{ engagement: Engagement }>(
      `query ($id: ID!) { engagement(id: $id) { ${ENGAGEMENT} } }`,
      { id },
    );
    return data.engagement;
  }

  async evaluation(id: string): Promise<Evaluation> {
    const data = await this.ask<{ evaluationTask: Evaluation }>(
      `query ($id: ID!) { evaluationTask(id: $id) { ${EVALUATION} } }`,
      { id },
    );
    return data.evaluationTask;
  }

  /** Objective and self-evaluation of what is evaluated; null where the unit has none. */
  async materials(evaluationId: string): Promise<Materials> {
    const { evaluationTask: task } = await this.ask<{
      evaluationTask: Pick<Materials, 'objective'> & { selfEvaluationId: string | null };
    }>(`query ($id: ID!) { evaluationTask(id: $id) { ${MATERIALS} } }`, { id: evaluationId });
    if (!task.selfEvaluationId) return { objective: task.objective, selfEvaluation: null };
    const { selfEvaluation } = await this.ask<Pick<Materials, 'selfEvaluation'>>(
      `query ($id: ID!) { selfEvaluation(id: $id) { ${SELF_EVALUATION} } }`,
      { id: task.selfEvaluationId },
    );
    return { objective: task.objective, selfEvaluation };
  }

  async download(fileId: string): Promise<ArrayBuffer> {
    const response = await this.call(`/api/files/${fileId}`);
    return response.arrayBuffer();
  }

  async saveFramework(evaluationId: string, rows: readonly FrameworkRow[]): Promise<void> {
    const { version } = await this.evaluation(evaluationId);
    await this.write('saveFramework', 'SaveFrameworkInput', { id: evaluationId, expectedVersion: version, rows });
  }

  /** 工作方案 as the system keeps it; the paper itself is filed like every other. */
  async saveWorkPlan(evaluationId: string, plan: WorkPlan): Promise<void> {
    const { version } = await this.evaluation(evaluationId);
    await this.write('saveWorkPlan', 'SaveWorkPlanInput', { id: evaluationId, expectedVersion: version, ...plan });
  }

  /** Starts the work on the engagement, so that it can be handed in later. */
  async start(engagementId: string): Promise<void> {
    await this.moveEngagement(engagementId, 'start');
  }

  async startFieldWork(evaluationId: string): Promise<void> {
    await this.moveEvaluation(evaluationId, 'startFieldWork');
  }

  async saveScores(
    evaluationId: string,
    given: { scores: readonly Score[]; findings?: readonly Finding[]; reportSummary?: string },
  ): Promise<void> {
    const { version } = await this.evaluation(evaluationId);
    await this.write('saveScores', 'SaveScoresInput', { id: evaluationId, expectedVersion: version, ...given });
  }

  async submitDraft(evaluationId: string): Promise<void> {
    await this.moveEvaluation(evaluationId, 'submitDraft');
  }

  /** Sends the file in pieces, going on where an earlier attempt ended, and files the paper. */
  async filePaper(paper: Paper, name: string, mediaType: string, content: Uint8Array<ArrayBuffer>): Promise<void> {
    await this.upload('evaluation.engagement_paper', paper.id, name, mediaType, content);
    await this.write('fileEngagementPaper', 'FilePaperInput', { id: paper.id, expectedVersion: paper.version });
  }

  /** The lead evaluator signs; total and grade are those that the report prints. */
  async signReport(evaluationId: string, memberId: string, statedTotal: string, statedGrade: string): Promise<void> {
    const input = { taskId: evaluationId, memberId, statedTotal, statedGrade };
    await this.write('signFirmReport', 'SignReportInput', input);
  }

  /** Hands everything in; what is missing comes back by name. */
  async submit(engagementId: string): Promise<void> {
    await this.moveEngagement(engagementId, 'submit');
  }

  /** @returns id and the secret of the signatures, which is shown this once */
  async subscribe(name: string, url: string, events: readonly string[]): Promise<{ id: string; secret: string }> {
    const data = await this.ask<{ subscribeWebhook: { subscription: { id: string }; secret: string } }>(
      'mutation ($input: SubscribeWebhookInput!) { subscribeWebhook(input: $input) { subscription { id } secret } }',
      { input: { name, url, events } },
    );
    return { id: data.subscribeWebhook.subscription.id, secret: data.subscribeWebhook.secret };
  }

  /** Announces, sends from the offset that the server knows, finishes. @returns id of the file */
  async upload(
    ownerType: string,
    ownerId: string,
    name: string,
    mediaType: string,
    content: Uint8Array<ArrayBuffer>,
  ): Promise<string> {
    const hash = hex(await crypto.subtle.digest('SHA-256', content));
    const announced = { ownerType, ownerId, name, mediaType, size: content.length, algorithm: 'sha256', hash };
    let upload = await this.json<{ id: string; offset: number; pieceBytes: number }>('/api/uploads', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(announced),
    });
    while (upload.offset < content.length) {
      const piece = content.slice(upload.offset, upload.offset + upload.pieceBytes);
      try {
        upload = await this.json(`/api/uploads/${upload.id}?offset=${upload.offset}`, {
          method: 'PATCH',
          headers: { 'content-type': 'application/octet-stream' },
          body: piece,
        });
      } catch (error) {
        // Refused is final; a broken line is not: the server says how far it has come.
        if (error instanceof Refused && error.code !== 'CONFLICT') throw error;
        upload = await this.json(`/api/uploads/${upload.id}`, {});
      }
    }
    const file = await this.json<{ id: string }>(`/api/uploads/${upload.id}/finish`, { method: 'POST' });
    return file.id;
  }

  private async moveEngagement(id: string, action: string): Promise<void> {
    const { version } = await this.engagement(id);
    await this.ask('mutation ($input: MoveEngagementInput!) { moveEngagement(input: $input) }', {
      input: { id, expectedVersion: version, action },
    });
  }

  private async moveEvaluation(id: string, action: string): Promise<void> {
    const { version } = await this.evaluation(id);
    await this.write('moveEvaluation', 'MoveEvaluationInput', { id, expectedVersion: version, action });
  }

  private async write(name: string, type: string, input: object): Promise<void> {
    await this.ask(`mutation ($input: ${type}!) { ${name}(input: $input) { id } }`, { input });
  }

  private async ask<T>(query: string, variables: object): Promise<T> {
    const { data, errors } = await this.json<{
      data: T;
      errors?: { extensions: { code: string; refusals?: Refusal[] } }[];
    }>('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const first = errors?.[0]?.extensions;
    if (first) throw new Refused(first.code, first.refusals ?? []);
    return data;
  }

  private async json<T>(path: string, init: RequestInit): Promise<T> {
    return (await (await this.call(path, init)).json()) as T;
  }

  private async call(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { ...init.headers, authorization: `Bearer ${await this.bearer()}` };
    const response = await fetch(this.settings.baseUrl + path, { ...init, headers });
    if (response.ok || path === '/graphql') return response;
    const body = (await response.json().catch(() => null)) as { error?: { code: string; refusals: Refusal[] } } | null;
    throw new Refused(body?.error?.code ?? `HTTP_${response.status}`, body?.error?.refusals ?? []);
  }

  private async bearer(): Promise<string> {
    if (this.token && this.token.until > Date.now()) return this.token.value;
    const { baseUrl, clientId, clientSecret, scope } = this.settings;
    const response = await fetch(`${baseUrl}/api/oauth/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
        ...(scope ? { scope } : {}),
      }),
    });
    const answer = (await response.json()) as { access_token?: string; expires_in?: number; error?: string };
    if (!answer.access_token) throw new Refused(answer.error ?? 'invalid_client', []);
    this.token = { value: answer.access_token, until: Date.now() + (answer.expires_in ?? 0) * 1000 - EARLY_MS };
    return answer.access_token;
  }
}

/** Whether a webhook is ours and recent: the signature is over id, time and body. */
export async function isGenuine(
  secret: string,
  headers: { id: string; timestamp: string; signature: string },
  body: string,
  now = Date.now(),
): Promise<boolean> {
  if (Math.abs(now / 1000 - Number(headers.timestamp)) > 300) return false;
  const bytes = Uint8Array.from(atob(secret.replace(/^whsec_/, '')), (one) => one.charCodeAt(0));
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['verify']);
  const signed = new TextEncoder().encode(`${headers.id}.${headers.timestamp}.${body}`);
  const given = Uint8Array.from(atob(headers.signature.replace(/^v1,/, '')), (one) => one.charCodeAt(0));
  return crypto.subtle.verify('HMAC', key, given, signed);
}

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((one) => one.toString(16).padStart(2, '0')).join('');
