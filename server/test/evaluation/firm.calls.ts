import { type GraphqlAnswer, type TestApp, type TestClient, type TestRefusal } from '../harness/index.js';
import { pdf, PDF } from '../platform/files.calls.js';

export const refusalsOf = (answer: GraphqlAnswer): TestRefusal[] => answer.errors?.[0]?.extensions.refusals ?? [];
export const codesOf = (answer: GraphqlAnswer): string[] => refusalsOf(answer).map(({ code }) => code);

export interface Paper {
  id: string;
  kind: string;
  taskId: string | null;
  isThere: boolean;
  version: number;
  files: { id: string }[];
}

export interface Engagement {
  id: string;
  version: number;
  state: string;
  title: string;
  reason: string;
  firmId: string | null;
  evaluationTasks: { id: string; title: string; signedOn: string | null }[];
  papers: Paper[];
  papersOwed: number;
  papersFiled: number;
  paidAmount: string | null;
  availableActions: { action: string; allowed: boolean; refusals: { code: string }[] }[];
}

export const ENGAGEMENT = `id version state title reason firmId firmName contractNo contractAmount papersOwed papersFiled qualityScore
  qualityBand deductPercent paidAmount evaluationTasks { id title signedOn statedTotal } team { name }
  papers { id kind taskId isThere version archiveRef files { id } } availableActions { action allowed refusals { code } }`;

export const mutate = async (
  who: TestClient,
  name: string,
  type: string,
  input: object,
  fields = ENGAGEMENT,
): Promise<GraphqlAnswer> =>
  who.graphql(`mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`, { input });

export const engagementOf = async (who: TestClient, id: string): Promise<Engagement> => {
  const answer = await who.graphql(`query ($id: ID!) { engagement(id: $id) { ${ENGAGEMENT} } }`, { id });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data.engagement as Engagement;
};

export const move = async (who: TestClient, id: string, action: string, comment?: string): Promise<GraphqlAnswer> => {
  const seen = await who.graphql('query ($id: ID!) { engagement(id: $id) { version } }', { id });
  return who.graphql('mutation ($input: MoveEngagementInput!) { moveEngagement(input: $input) }', {
    input: { id, expectedVersion: seen.data?.engagement.version ?? 1, action, comment },
  });
};

/** A step that must succeed. */
export const step = async (who: TestClient, id: string, action: string, comment?: string): Promise<void> => {
  const answer = await move(who, id, action, comment);
  if (answer.errors) throw new Error(`${action}: ${JSON.stringify(answer.errors)}`);
};

/** A firm registered for the test, with two people of whom one may lead. */
export async function someFirm(
  performance: TestClient,
  name: string,
  creditCode: string,
): Promise<{ firmId: string; memberIds: string[] }> {
  const registered = await mutate(
    performance,
    'saveThirdPartyFirm',
    'SaveFirmInput',
    { name, creditCode, kind: 'ACCOUNTING' },
    'id',
  );
  if (registered.errors) throw new Error(JSON.stringify(registered.errors));
  return withStaff(performance, registered.data.saveThirdPartyFirm.id as string);
}

export async function withStaff(
  performance: TestClient,
  firmId: string,
): Promise<{ firmId: string; memberIds: string[] }> {
  let members: { id: string }[] = [];
  for (const [person, qualification, experienceYears] of [
    ['示例主评人', 'CPA', 8],
    ['示例助理', 'NONE', 1],
  ] as const) {
    const input = { firmId, name: person, qualification, experienceYears };
    const saved = await mutate(
      performance,
      'saveFirmMember',
      'SaveFirmMemberInput',
      input,
      'members { id name qualification }',
    );
    if (saved.errors) throw new Error(JSON.stringify(saved.errors));
    members = saved.data.saveFirmMember.members;
  }
  return { firmId, memberIds: members.map(({ id }) => id) };
}

export const CONTRACT = {
  reason: '专业力量不足',
  procurementRecord: '示例采购〔2019〕8号',
  contractNo: '示例合同2019-8',
  contractedOn: '2019-12-20',
  contractAmount: '100000',
  conflictDeclaredOn: '2019-12-20',
  confidentialityOn: '2019-12-20',
  startsOn: '2019-12-20',
  endsOn: '2020-06-30',
  dueOn: '2020-03-31',
};

/** The need, with evaluations of projects listed under it. */
export async function someNeed(
  performance: TestClient,
  title: string,
  projectIds: readonly string[],
): Promise<{ id: string; taskIds: string[] }> {
  const stated = await mutate(performance, 'stateEngagementNeed', 'StateNeedInput', {
    workYear: 2019,
    kind: 'EVALUATION',
    title,
    reason: CONTRACT.reason,
  });
  if (stated.errors) throw new Error(JSON.stringify(stated.errors));
  const { id } = stated.data.stateEngagementNeed as { id: string };
  const taskIds: string[] = [];
  for (const projectId of projectIds) {
    const input = {
      projectId,
      subjectYear: 2018,
      title: `${title}评价${taskIds.length + 1}`,
      selectionReason: '民生项目',
      method: 'THIRD_PARTY',
      engagementId: id,
    };
    const listed = await mutate(performance, 'listEvaluation', 'ListEvaluationInput', input, 'id');
    if (listed.errors) throw new Error(JSON.stringify(listed.errors));
    taskIds.push(listed.data.listEvaluation.id as string);
  }
  return { id, taskIds };
}

export const save = async (performance: TestClient, id: string, more: object): Promise<GraphqlAnswer> => {
  const known = await engagementOf(performance, id);
  return mutate(performance, 'saveEngagement', 'SaveEngagementInput', {
    id,
    expectedVersion: known.version,
    title: known.title,
    reason: known.reason,
    taskIds: known.evaluationTasks.map((task) => task.id),
    ...more,
  });
};

/** From the need to the contract, in one go. */
export async function contracted(
  performance: TestClient,
  title: string,
  projectIds: readonly string[],
  firm: { firmId: string; memberIds: string[] },
  more: object = {},
): Promise<Engagement> {
  const { id } = await someNeed(performance, title, projectIds);
  await step(performance, id, 'procure');
  const saved = await save(performance, id, { ...CONTRACT, ...firm, leadMemberId: firm.memberIds[0], ...more });
  if (saved.errors) throw new Error(JSON.stringify(saved.errors));
  await step(performance, id, 'select');
  await step(performance, id, 'contract');
  return engagementOf(performance, id);
}

export async function attach(who: TestClient, paperId: string, words = paperId): Promise<number> {
  const query = new URLSearchParams({ ownerType: 'evaluation.engagement_paper', ownerId: paperId, name: '底稿.pdf' });
  const response = await who.fetch(`/api/files?${query}`, {
    method: 'POST',
    body: pdf(words),
    headers: { 'content-type': PDF },
  });
  return response.status;
}

/** Attaches and files every paper of these kinds that is not there. */
export async function filePapers(who: TestClient, id: string, wanted: (paper: Paper) => boolean): Promise<number> {
  const papers = (await engagementOf(who, id)).papers.filter((paper) => !paper.isThere && wanted(paper));
  for (const paper of papers) {
    if ((await attach(who, paper.id)) !== 201) throw new Error(`${paper.kind} was not taken`);
    const filed = await mutate(
      who,
      'fileEngagementPaper',
      'FilePaperInput',
      { id: paper.id, expectedVersion: paper.version },
      'id',
    );
    if (filed.errors) throw new Error(JSON.stringify(filed.errors));
  }
  return papers.length;
}

export const projectsOf = async (app: TestApp, jurisdictionId: string, unit: string, most: number): Promise<string[]> =>
  (
    await app.database.sql<{ id: string }>(
      jurisdictionId,
      `SELECT p.id FROM projects.project p JOIN organizations.agency a ON a.id = p.agency_id AND a.name = $1
        WHERE p.budget_year = 2018 AND NOT EXISTS (SELECT 1 FROM evaluation.evaluation_task t WHERE t.project_id = p.id AND t.kind = 'FINANCE')
        ORDER BY p.id LIMIT $2`,
      [unit, most],
    )
  ).map(({ id }) => id);

/** 工作方案 of an evaluation, as the step that approves it asks for. */
export const WORK_PLAN = {
  purpose: '示例评价目的',
  methods: ['COMPARISON' as const],
  standards: ['PLAN' as const],
  fieldFrom: '2019-12-10',
  fieldTo: '2019-12-20',
};
