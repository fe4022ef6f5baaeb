import { fen, parseMoney, type Refusal, refusal, sumMoney, yuan } from '@jixiao/shared';
import { checkProject } from '../domain/project-rules.js';
import type { FeedLine } from '../persistence/pool.reads.js';
import type { ProjectRecord } from '../persistence/project.records.js';
import { BEFORE_REPLY } from './gate-subjects.js';
import type { GateSubject } from './project-gates.js';

/** Lines of one project, with what the database knows of it. */
export interface FedProject {
  readonly code: string;
  readonly lines: readonly FeedLine[];
  readonly agencyId: string | null;
  readonly project: ProjectRecord | null;
  readonly standing: readonly { fundKind: string; fundSource: string; originalAmount: string }[];
}

export const standsAlready = ({ standing }: FedProject, line: FeedLine): boolean =>
  standing.some((one) => one.fundKind === line.fundKind && one.fundSource === line.fundSource);

export const isReplied = ({ project }: FedProject): boolean =>
  project !== null && !BEFORE_REPLY.includes(project.state);

/** Lines of a project that has been replied come on top of its budget: they are a supplement, whatever they are called. */
function addedTo(group: FedProject): GateSubject['added'] {
  const amount = yuan(newLines(group).reduce((sum, line) => sum + fen(moneyOf(line).amount), 0n));
  return fen(amount) > 0n ? { kind: 'SUPPLEMENT', amount } : null;
}

export const newLines = (group: FedProject): FeedLine[] => group.lines.filter((line) => !standsAlready(group, line));

export function moneyOf(line: FeedLine): { fundKind: string; fundSource: string; amount: string } {
  const amount = parseMoney(line.amount);
  if (!amount.ok) throw new Error('The line was not checked');
  return { fundKind: line.fundKind, fundSource: line.fundSource, amount: amount.value };
}

/** What the project would have with these lines. */
export function totalOf(group: FedProject): string {
  const standing = sumMoney(group.standing.map(({ originalAmount }) => originalAmount));
  return yuan(fen(standing) + newLines(group).reduce((sum, line) => sum + fen(moneyOf(line).amount), 0n));
}

export function draftOf(year: number, group: FedProject) {
  const first = group.lines[0]!;
  return {
    budgetYear: year,
    code: group.code,
    name: first.projectName,
    category: first.category,
    nature: first.nature,
    isMajor: first.isMajor,
    isRenewal: first.isRenewal,
    startsOn: first.startsOn,
    endsOn: first.endsOn,
    overview: first.overview,
    fundingLines: group.lines.map(({ fundKind, fundSource, amount }) => ({ fundKind, fundSource, amount })),
  };
}

/** What is wrong with the lines themselves, before any gate is asked. */
export function faultsOf(group: FedProject): Refusal[] {
  const found = checkProject(draftOf(0, group));
  const first = group.lines[0]!;
  if (!group.agencyId)
    found.push(refusal('AGENCY_UNKNOWN', { field: 'agencyCode', params: { code: first.agencyCode } }));
  else if (group.project && group.project.agencyId !== group.agencyId)
    found.push(refusal('FEED_OTHER_AGENCY', { field: 'agencyCode', params: { code: group.code } }));
  if (group.project?.secrecy === 'CLASSIFIED') found.push(refusal('CLASSIFIED_STUB', { ruleId: 'C31' }));
  if (group.project && ['CLOSED', 'REMOVED', 'TERMINATED'].includes(group.project.state))
    found.push(refusal('PROJECT_CLOSED', { params: { state: group.project.state } }));
  for (const line of group.lines) {
    const amount = parseMoney(line.amount);
    const other = group.standing.find((one) => one.fundKind === line.fundKind && one.fundSource === line.fundSource);
    if (amount.ok && other && other.originalAmount !== amount.value)
      found.push(
        refusal('FEED_LINE_DIFFERS', {
          field: 'amount',
          params: { standing: other.originalAmount, sent: amount.value },
          wayOut: 'RECORD_ADJUSTMENT',
        }),
      );
  }
  return found;
}

export function subjectOf(year: number, group: FedProject, reason: string | null): GateSubject {
  const { project, lines } = group;
  const first = lines[0]!;
  const total = totalOf(group);
  return {
    key: group.code,
    projectId: project?.id ?? null,
    previousProjectId: project?.previousProjectId ?? null,
    code: group.code,
    agencyId: group.agencyId!,
    budgetYear: year,
    nature: project?.nature ?? first.nature,
    isMajor: project?.isMajor ?? first.isMajor,
    isRenewal: project?.isRenewal ?? first.isRenewal,
    fundSources: [...group.standing, ...lines].map(({ fundSource }) => fundSource),
    budget: total,
    amount: total,
    reason,
    added: isReplied(group) ? addedTo(group) : null,
    isReplied: isReplied(group),
    overview: project?.overview ?? first.overview,
    startsOn: project?.startsOn ?? first.startsOn,
    endsOn: project?.endsOn ?? first.endsOn,
  };
}
