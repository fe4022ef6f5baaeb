import { Readable } from 'node:stream';
import type { INestApplicationContext } from '@nestjs/common';
import { runInContext, systemActor } from '../platform/access/index.js';
import { newId, UnitOfWork } from '../platform/database/index.js';
import { officialDocument } from '../platform/documents/index.js';
import { Files } from '../platform/files/index.js';
import { EVALUATED } from './places/evaluation-plans.js';
import { PLACES } from './places/plans.js';
import { buildOrganizations } from './organizations.js';

interface Paper extends Record<string, unknown> {
  id: string;
  kind: string;
  title: string;
  firmName: string;
  filedOn: string;
}

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const PAPER = 'evaluation.engagement_paper';

/** What each paper is, and what a sample of it says; nothing of it is a finding. */
const PAPERS: Readonly<Record<string, readonly [name: string, ...paragraphs: string[]]>> = {
  FIELD_PAPERS: [
    '现场评价底稿',
    '现场评价的时间、地点、参加人员和核查的资料目录（演示）。',
    '核查事项与评价指标逐项对应（演示）。',
  ],
  FIELD_RECEIPT: ['现场评价回执', '被评价单位确认评价组到场并收到资料清单（演示）。'],
  OFFICE_OPINION: ['财政业务科室绩效报告反馈意见', '财政业务科室已审阅绩效评价报告（演示）。'],
};

/**
 * Papers of the demo that must open: written the first time the demo runs, by the way on which every file comes in that the
 * system makes itself. What was attached before stays.
 */
export async function keepDemoFiles(app: INestApplicationContext): Promise<number> {
  let kept = 0;
  for (const { place } of PLACES.filter((plan) => EVALUATED[plan.place.key]?.firmWork === 'PAPERS')) {
    const { jurisdictionId } = buildOrganizations(place);
    const actor = systemActor(jurisdictionId, '2023-12-31');
    kept += await runInContext({ actor, traceId: newId(), ip: null }, () => keepPapers(app));
  }
  return kept;
}

async function keepPapers(app: INestApplicationContext): Promise<number> {
  const files = app.get(Files, { strict: false });
  const uow = app.get(UnitOfWork, { strict: false });
  const papers = await uow.query<Paper>(
    `SELECT p.id, p.kind, t.title, f.name AS "firmName", p.filed_on::text AS "filedOn"
       FROM evaluation.engagement_paper p
       JOIN evaluation.evaluation_task t ON t.jurisdiction_id = p.jurisdiction_id AND t.id = p.task_id
       JOIN evaluation.engagement g ON g.jurisdiction_id = p.jurisdiction_id AND g.id = p.engagement_id
       JOIN evaluation.third_party_firm f ON f.jurisdiction_id = g.jurisdiction_id AND f.id = g.firm_id
      WHERE p.archive_ref LIKE '示例卷宗%' AND p.filed_on IS NOT NULL
        AND NOT EXISTS (SELECT 1 FROM platform.file x WHERE x.jurisdiction_id = p.jurisdiction_id AND x.subject_type = '${PAPER}' AND x.subject_id = p.id)
      ORDER BY p.id`,
  );
  await uow.endRead();
  for (const { id, kind, title, firmName, filedOn } of papers) {
    const [name, ...paragraphs] = PAPERS[kind]!;
    const bytes = await officialDocument({
      title: `${title}${name}（示例）`,
      sections: [{ heading: name, paragraphs }],
      signature: kind === 'OFFICE_OPINION' ? '财政业务科室（示例）' : firmName,
      date: filedOn,
    });
    await files.keepMade(
      { ownerType: PAPER, ownerId: id, name: `${name}.docx`, mediaType: DOCX },
      Readable.from([bytes]),
    );
  }
  return papers.length;
}
