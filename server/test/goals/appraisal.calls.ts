import { type GraphqlAnswer, type TestApp, type TestClient } from '../harness/index.js';
import { INDICATORS, type Objective } from './objective.calls.js';

export const APPRAISAL = `id version state conclusion suggestedConclusion totalScore amountAsked amountSupported validToYear
  conclusionReason contentHash criteria { code name items { code points } } materials { id code isRequired isPresent files { id name } }
  scorers { seatTitle isMine isChair submittedAt total scores { itemCode grade } }
  outcome { total suggested vetoes dispersion { range deviation } dimensions { code points } }
  availableActions { action allowed refusals { code } }`;
export const PROJECT = `id version state gates { door isOpen refusals { code ruleId params } }
  allocation { amount supportedAmount reviewedAmount reason }`;

export interface Appraisal {
  id: string;
  version: number;
  state: string;
  criteria: { code: string; name: string; items: { code: string; points: string }[] }[];
  materials: { id: string; code: string; isRequired: boolean; isPresent: boolean; files: { id: string }[] }[];
}

/** One mutation with one input; the answer as it came. */
export const call = (
  who: TestClient,
  mutation: string,
  type: string,
  input: Record<string, unknown>,
  fields: string,
): Promise<GraphqlAnswer> =>
  who.graphql(`mutation ($input: ${type}!) { ${mutation}(input: $input) ${fields ? `{ ${fields} }` : ''} }`, { input });

export const codes = (answer: GraphqlAnswer): string[] =>
  (answer.errors ?? []).flatMap(({ extensions }) => (extensions.refusals ?? []).map(({ code }) => code)).sort();

/** The answer's one result; a refusal fails the test with its reasons. */
export function done<T = Appraisal>(answer: GraphqlAnswer): T {
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return Object.values(answer.data as Record<string, T>)[0]!;
}

export interface Project {
  id: string;
  version: number;
  state: string;
  allocation: Record<string, string> | null;
  gates: { door: string; isOpen: boolean; refusals: { code: string; ruleId: string }[] }[];
}

export const projectOf = async (who: TestClient, id: string): Promise<Project> =>
  done(await who.graphql(`query ($id: ID!) { project(id: $id) { ${PROJECT} } }`, { id }));

let n = 0;
/** A project of the showcase unit, ready to apply: content, schedule, and an objective with indicators. */
export async function readyProject(
  clerk: TestClient,
  change: Record<string, unknown> = {},
  options: { amount?: string; fundSource?: string; objective?: boolean; prepared?: boolean } = {},
): Promise<Project> {
  const { data } = await clerk.graphql('{ viewer { seat { agencyId } } }');
  const amount = options.amount ?? '10000000.00';
  const made = await call(
    clerk,
    'createProject',
    'CreateProjectInput',
    {
      budgetYear: 2020,
      code: `T-2020-${(n += 1)}`,
      name: `示例新建道路${n}`,
      agencyId: data.viewer.seat.agencyId,
      category: 'SPECIFIC',
      nature: 'NEW',
      overview: '示例：新建一条道路',
      startsOn: '2020-01-01',
      endsOn: '2020-12-31',
      responsiblePerson: '示例人员',
      fundingLines: [{ fundKind: 'GENERAL_PUBLIC', fundSource: options.fundSource ?? 'CURRENT_YEAR', amount }],
      ...change,
    },
    PROJECT,
  );
  const project = done<Project>(made);
  if (options.objective !== false) await objectiveFor(clerk, project.id, amount);
  if (options.prepared !== false) await prepare(clerk, project.id, 'SERVICE', ['PLAN', 'FUNDING']);
  return project;
}

export async function objectiveFor(clerk: TestClient, projectId: string, amount: string): Promise<Objective> {
  const begun = done<Objective>(
    await call(clerk, 'beginObjective', 'BeginObjectiveInput', { projectId }, 'id version state'),
  );
  return done<Objective>(
    await call(
      clerk,
      'saveObjective',
      'SaveObjectiveInput',
      {
        objectiveId: begun.id,
        expectedVersion: begun.version,
        annualAmount: amount,
        annualGoal: '完成年度任务，受益户满意。',
        indicators: INDICATORS.map((one) => ({
          ...one,
          ...('targetOn' in one ? { targetOn: '2020-10-31', plannedStartOn: '2020-03-01' } : {}),
        })),
      },
      'id version state',
    ),
  );
}

const DOCUMENTS = ['FEASIBILITY_STUDY', 'APPROVAL', 'LAND', 'PLAN', 'FUNDING'];
export const prepare = (
  clerk: TestClient,
  projectId: string,
  projectType: string,
  present: string[],
  expectedVersion: number | null = null,
) =>
  call(
    clerk,
    'savePreparation',
    'SavePreparationInput',
    {
      projectId,
      projectType,
      expectedVersion,
      documents: DOCUMENTS.map((code) => ({ code, isPresent: present.includes(code) })),
    },
    'preparation { version required documents { code isPresent } }',
  );

export const apply = (clerk: TestClient, project: { id: string; version: number } | null, amount = '10000000.00') =>
  call(
    clerk,
    'applyForBudget',
    'ApplyForBudgetInput',
    {
      projectId: project?.id ?? null,
      expectedVersion: project?.version ?? null,
      amount,
      letterNo: '示例函〔2019〕1号',
    },
    PROJECT,
  );

export const moveProjects = (who: TestClient, action: string, projects: { id: string; version: number }[]) =>
  call(
    who,
    'moveProjects',
    'MoveProjectsInput',
    { action, items: projects.map(({ id, version }) => ({ id, expectedVersion: version })) },
    PROJECT,
  );

/** The people of the room: who prepares, reports, takes up, scores, concludes. */
export interface Room {
  clerk: TestClient;
  head: TestClient;
  performance: TestClient;
  performance2: TestClient;
  business: TestClient;
  firm: TestClient;
  budget: TestClient;
}

export async function roomOf(app: TestApp): Promise<Room> {
  const names = ['clerk', 'head', 'performance', 'performance2', 'business', 'firm', 'budget'] as const;
  return Object.fromEntries(await Promise.all(names.map(async (name) => [name, await app.as(name)]))) as Room;
}

export const seatOf = async (who: TestClient): Promise<string> =>
  (await who.graphql('{ viewer { seat { id } } }')).data.viewer.seat.id as string;

const step = (who: TestClient, { id, version }: Appraisal, action: string, comment?: string) =>
  call(
    who,
    'moveAppraisal',
    'MoveAppraisalInput',
    { id, expectedVersion: version, action, comment: comment ?? null },
    APPRAISAL,
  );

export const move = async (who: TestClient, appraisal: Appraisal, action: string, comment?: string) =>
  done(await step(who, appraisal, action, comment));
export const tryMove = step;

export const plan = (clerk: TestClient, projectId: string, amountAsked = '10000000.00') =>
  call(
    clerk,
    'planAppraisal',
    'PlanAppraisalInput',
    { objectKind: 'PROJECT', projectId, budgetYear: 2020, amountAsked, beneficiary: '示例居民' },
    APPRAISAL,
  );

export const save = (clerk: TestClient, appraisal: Appraisal, change: Record<string, unknown> = {}) =>
  call(
    clerk,
    'saveAppraisal',
    'SaveAppraisalInput',
    {
      id: appraisal.id,
      expectedVersion: appraisal.version,
      amountAsked: '10000000.00',
      background: '示例背景',
      content: '示例内容',
      funding: '财政资金',
      workDone: '查阅材料、专家论证',
      suggestions: '加快前期',
      materials: appraisal.materials.map(({ code }) => ({ code, isPresent: true, reference: '示例文' })),
      ...change,
    },
    APPRAISAL,
  );

const MATERIAL = 'goals.appraisal_material';
export const pdf = (words: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(Buffer.from(`%PDF-1.4\n${words}\n%%EOF\n`));

export interface FileAnswer {
  status: number;
  id: string;
  error?: { refusals: { code: string }[] };
}

/** Hangs a file on one line of the checklist. */
export async function attach(
  who: TestClient,
  ownerId: string,
  name = '示例材料.pdf',
  body: Uint8Array<ArrayBuffer> = pdf(ownerId),
  type = 'application/pdf',
): Promise<FileAnswer> {
  const query = new URLSearchParams({ ownerType: MATERIAL, ownerId, name });
  const answer = await who.fetch(`/api/files?${query}`, { method: 'POST', body, headers: { 'content-type': type } });
  return { status: answer.status, ...((await answer.json()) as { id: string }) };
}

/** Every required material with its file. */
export async function attachRequired(clerk: TestClient, appraisal: Appraisal): Promise<void> {
  for (const { id, isRequired, files } of appraisal.materials)
    if (isRequired && files.length === 0) expect((await attach(clerk, id)).status).toBe(201);
}

/** Reported and taken up, with a panel that has not scored yet. */
export async function underReview(room: Room, projectId: string, scorers: (keyof Room)[] = ['firm', 'business']) {
  let appraisal = done(await plan(room.clerk, projectId));
  appraisal = await move(room.clerk, appraisal, 'start');
  appraisal = done(await save(room.clerk, appraisal));
  await attachRequired(room.clerk, appraisal);
  appraisal = await move(room.head, appraisal, 'report');
  appraisal = await move(room.performance2, appraisal, 'takeUp');
  return appoint(room, appraisal, scorers);
}

export async function appoint(room: Room, appraisal: Appraisal, scorers: (keyof Room)[], chair?: keyof Room) {
  const seatIds = await Promise.all(scorers.map((name) => seatOf(room[name])));
  return done(
    await call(
      room.performance2,
      'appointScorers',
      'AppointScorersInput',
      {
        id: appraisal.id,
        expectedVersion: appraisal.version,
        seatIds,
        chairSeatId: chair ? await seatOf(room[chair]) : null,
      },
      APPRAISAL,
    ),
  );
}

/** A whole sheet of one grade; dimensions may be given another. */
export const score = (
  who: TestClient,
  appraisal: Appraisal,
  grade: string,
  other: Record<string, string | null> = {},
  submit = true,
) =>
  call(
    who,
    'saveAppraisalScores',
    'SaveAppraisalScoresInput',
    {
      id: appraisal.id,
      submit,
      scores: appraisal.criteria.flatMap(({ code, items }) =>
        items.map((item) => ({
          itemCode: item.code,
          grade: item.code in other ? other[item.code] : code in other ? other[code] : grade,
          opinion: '示例意见',
          evidence: '示例材料第3页',
        })),
      ),
    },
    APPRAISAL,
  );

export const conclude = (
  who: TestClient,
  appraisal: Appraisal,
  conclusion: string,
  amountSupported: string,
  more: Record<string, unknown> = {},
) =>
  call(
    who,
    'concludeAppraisal',
    'ConcludeAppraisalInput',
    { id: appraisal.id, expectedVersion: appraisal.version, conclusion, amountSupported, ...more },
    APPRAISAL,
  );

/** From nothing to a conclusion. */
export async function concluded(
  room: Room,
  projectId: string,
  conclusion: string,
  amountSupported: string,
  grade = 'EXCELLENT',
): Promise<Appraisal> {
  const appraisal = await underReview(room, projectId);
  for (const name of ['firm', 'business'] as const) done(await score(room[name], appraisal, grade));
  return done(await conclude(room.performance, appraisal, conclusion, amountSupported));
}
