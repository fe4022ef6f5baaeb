import type { GraphqlAnswer, TestApp, TestRefusal } from '../harness/index.js';

export const TASK = `id version kind objectType state title amount method totalScore grade reportVersion opinionReply opinionDueOn
  revisionReason selfEvaluationId isPlanned handedInOn reportDueOn
  rows { id name weight score } findings { ordinal description problemKind evidence }
  members { personName isLeader isInCharge seatTitle } items { id ordinal name agencyName category amount isRepresentative }
  opinions { id versionNo ordinal text decision reply version } meetings { heldOn record }
  reportVersions { versionNo kind totalScore contentHash reason content { rows { name score } } }
  checks { code passed at isRequired } availableActions { action allowed refusals { code } }`;

// The shape is the test's own business: it asserts what it reads.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type TaskAnswer = any;

export const refusalsOf = (answer: GraphqlAnswer): TestRefusal[] => answer.errors?.[0]?.extensions.refusals ?? [];
export const codesOf = (answer: GraphqlAnswer): string[] => refusalsOf(answer).map(({ code }) => code);

/** One evaluation on its way; each call sends the version that the last one gave. */
export class Walk {
  task: TaskAnswer;

  constructor(private readonly app: TestApp) {}

  /** Somebody else's look at the same evaluation. */
  of(id: string): this {
    this.task = { id };
    return this;
  }

  async call(account: string, name: string, input: Record<string, unknown>): Promise<GraphqlAnswer> {
    const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
    const client = await this.app.as(account);
    return client.graphql(`mutation ($input: ${type}!) { ${name}(input: $input) { ${TASK} } }`, { input });
  }

  /** @throws what was refused */
  async do(account: string, name: string, input: Record<string, unknown>): Promise<TaskAnswer> {
    const answer = await this.call(account, name, input);
    if (answer.errors) throw new Error(`${name}: ${JSON.stringify(answer.errors.map(({ extensions }) => extensions))}`);
    this.task = answer.data[name];
    return this.task;
  }

  on(): { id: string; expectedVersion: number } {
    return { id: this.task.id, expectedVersion: this.task.version };
  }

  step(account: string, action: string, more: Record<string, unknown> = {}): Promise<TaskAnswer> {
    return this.do(account, 'moveEvaluation', { ...this.on(), action, ...more });
  }

  tryStep(account: string, action: string, more: Record<string, unknown> = {}): Promise<GraphqlAnswer> {
    return this.call(account, 'moveEvaluation', { ...this.on(), action, ...more });
  }

  async reload(account: string): Promise<TaskAnswer> {
    const client = await this.app.as(account);
    const { data } = await client.graphql(`{ evaluationTask(id: "${this.task.id}") { ${TASK} } }`);
    this.task = data.evaluationTask;
    return this.task;
  }

  /** Every row with the same share of its weight. */
  scores(rate: string, more: Record<string, unknown> = {}): Record<string, unknown> {
    return {
      ...this.on(),
      reportSummary: '总体达到预期',
      scores: this.task.rows.map(({ id }: { id: string }) => ({
        frameworkRowId: id,
        rate,
        evidence: '现场核查记录',
        reason: rate === '100' ? null : '部分任务未完成',
      })),
      findings: [
        {
          kind: 'MANAGEMENT',
          problemKind: 'SCHEDULE-BEHIND',
          description: '示例问题',
          evidence: '进度表',
          recommendation: '加快进度',
        },
      ],
      ...more,
    };
  }
}

export const WORK_PLAN = {
  purpose: '了解资金使用效果',
  methods: ['COMPARISON', 'PUBLIC_JUDGEMENT'],
  standards: ['PLAN'],
  schedule: '资料、现场、报告各一周',
  fieldFrom: '2019-12-09',
  fieldTo: '2019-12-20',
};

export const FRAMEWORK = [
  ['DECISION', '立项依据', '20'],
  ['PROCESS', '预算执行率', '20'],
  ['OUTPUT', '完成率', '30'],
  ['OUTCOME', '满意度', '30'],
].map(([level1, name, weight]) => ({
  level1,
  level2: '示例',
  name,
  weight,
  kind: 'FORMULA',
  explanation: '示例',
  standard: '按比例',
}));
