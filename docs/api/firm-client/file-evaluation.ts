import type { Finding, FirmClient, FrameworkRow, Paper, Score, WorkPlan } from './firm-client.ts';

/** What a firm's own system has to say about one evaluation. */
export interface FiledEvaluation {
  /** Asked once the bureau has approved the plan: the rows then have their ids. */
  scores: (rows: readonly { id: string; name: string }[]) => readonly Score[];
  findings: readonly Finding[];
  reportSummary: string;
}

export type PaperContent = (paper: Paper) => { name: string; mediaType: string; content: Uint8Array<ArrayBuffer> };

/** First step: framework and work plan of every evaluation. Then the bureau notifies and approves. */
export async function filePlan(
  client: FirmClient,
  engagementId: string,
  plan: { framework: readonly FrameworkRow[]; workPlan: WorkPlan },
  contentOf: PaperContent,
): Promise<void> {
  const engagement = await client.engagement(engagementId);
  for (const { id } of engagement.evaluationTasks) {
    await client.saveFramework(id, plan.framework);
    await client.saveWorkPlan(id, plan.workPlan);
  }
  await client.start(engagementId);
  await filePapers(client, engagementId, ['WORK_PLAN'], contentOf);
}

/** Second step: field work, working papers, scores, and the draft is handed in. Then the unit is asked for its opinion. */
export async function fileEvaluation(
  client: FirmClient,
  engagementId: string,
  filed: FiledEvaluation,
  contentOf: PaperContent,
): Promise<void> {
  const { evaluationTasks } = await client.engagement(engagementId);
  for (const { id } of evaluationTasks) {
    await client.startFieldWork(id);
    const { rows } = await client.evaluation(id);
    const { findings, reportSummary } = filed;
    await client.saveScores(id, { scores: filed.scores(rows), findings, reportSummary });
    await client.submitDraft(id);
  }
  await filePapers(client, engagementId, ['FIELD_PAPERS', 'FIELD_RECEIPT'], contentOf);
}

/** Last step, once every report is final: it is signed and filed, and the engagement is handed in. */
export async function fileReport(
  client: FirmClient,
  engagementId: string,
  stated: { total: string; grade: string },
  contentOf: PaperContent,
): Promise<void> {
  const { evaluationTasks, leadMemberId } = await client.engagement(engagementId);
  for (const { id } of evaluationTasks) await client.signReport(id, leadMemberId!, stated.total, stated.grade);
  await filePapers(client, engagementId, ['FINAL_REPORT'], contentOf);
  await client.submit(engagementId);
}

async function filePapers(
  client: FirmClient,
  engagementId: string,
  kinds: readonly Paper['kind'][],
  contentOf: PaperContent,
): Promise<void> {
  const { papers } = await client.engagement(engagementId);
  for (const paper of papers.filter(({ kind, isThere }) => kinds.includes(kind) && !isThere)) {
    const { name, mediaType, content } = contentOf(paper);
    await client.filePaper(paper, name, mediaType, content);
  }
}
