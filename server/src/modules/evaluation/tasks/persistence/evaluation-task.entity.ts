import { Column, Entity } from 'typeorm';
import { EditedEntity, FenColumn, KeyedEntity, MoneyColumn } from '../../../../platform/database/index.js';

/** An evaluation by the department or by the bureau. */
@Entity({ schema: 'evaluation', name: 'evaluation_task' })
export class EvaluationTaskEntity extends EditedEntity {
  @Column('text')
  kind: string;

  @Column('text')
  objectType: string;

  @Column('uuid', { nullable: true })
  projectId?: string | null;

  @Column('uuid')
  agencyId: string;

  @Column('uuid')
  organiserAgencyId: string;

  @Column('integer')
  subjectYear: number;

  @Column('integer')
  workYear: number;

  @Column('text')
  title: string;

  @MoneyColumn()
  amount: string;

  @FenColumn('amount')
  readonly amountFen?: string;

  @Column('text')
  method: string;

  @Column('text', { default: 'LISTED' })
  state?: string;

  @Column('text')
  selectionReason: string;

  @Column('uuid', { nullable: true })
  engagementId?: string | null;

  @Column('uuid', { nullable: true })
  frameworkId?: string | null;

  @Column('text', { nullable: true })
  noticeNo?: string | null;

  @Column('date', { nullable: true })
  notifiedOn?: string | null;

  @Column('date', { nullable: true })
  opinionAskedOn?: string | null;

  @Column('text', { nullable: true })
  opinionReply?: string | null;

  @Column('date', { nullable: true })
  opinionRepliedOn?: string | null;

  @Column('text', { nullable: true })
  opinionAdoption?: string | null;

  @Column('text', { nullable: true })
  reportSummary?: string | null;

  @Column('numeric', { precision: 7, scale: 2, nullable: true })
  totalScore?: string | null;

  @Column('text', { nullable: true })
  grade?: string | null;

  @Column('uuid', { nullable: true })
  gradedBy?: string | null;

  @Column('text', { nullable: true })
  contentHash?: string | null;

  @Column('date', { nullable: true })
  completedOn?: string | null;

  @Column('uuid', { nullable: true })
  planId?: string | null;

  @Column('text', { nullable: true })
  area?: string | null;

  @Column('uuid', { nullable: true })
  firstTaskId?: string | null;

  @Column('uuid', { nullable: true })
  selfEvaluationId?: string | null;

  @Column('text', { nullable: true })
  purpose?: string | null;

  @Column('text', { array: true, default: [] })
  methods?: readonly string[];

  @Column('text', { array: true, default: [] })
  standards?: readonly string[];

  @Column('text', { nullable: true })
  schedule?: string | null;

  @Column('date', { nullable: true })
  fieldFrom?: string | null;

  @Column('date', { nullable: true })
  fieldTo?: string | null;

  @Column('date', { nullable: true })
  reportDueOn?: string | null;

  @Column('date', { nullable: true })
  handedInOn?: string | null;

  @Column('date', { nullable: true })
  opinionDueOn?: string | null;

  @Column('text', { nullable: true })
  revisionReason?: string | null;

  @Column('date', { nullable: true })
  stateSince?: string | null;

  @Column('boolean', { default: false })
  isAssumed?: boolean;
}

/** What was found on one row of the framework, and its points. */
@Entity({ schema: 'evaluation', name: 'score_row' })
export class ScoreRowEntity extends KeyedEntity {
  @Column('uuid')
  taskId: string;

  @Column('uuid')
  frameworkRowId: string;

  @Column('jsonb', { default: {} })
  input?: unknown;

  @Column('numeric', { precision: 7, scale: 2, nullable: true })
  score?: string | null;

  @Column('jsonb', { nullable: true })
  working?: unknown;

  @Column('text', { nullable: true })
  evidence?: string | null;

  @Column('text', { nullable: true })
  reason?: string | null;

  /** Why there is no evidence, where there is none. */
  @Column('text', { nullable: true })
  noEvidenceReason?: string | null;

  @Column('uuid', { nullable: true })
  scoredBy?: string | null;
}

/** A problem that the evaluation found, with its recommendation. */
@Entity({ schema: 'evaluation', name: 'finding' })
export class FindingEntity extends KeyedEntity {
  @Column('uuid')
  taskId: string;

  @Column('integer')
  ordinal: number;

  @Column('text')
  kind: string;

  @Column('text')
  description: string;

  @MoneyColumn({ nullable: true })
  amount?: string | null;

  @Column('text')
  recommendation: string;

  @Column('text', { nullable: true })
  problemKind?: string | null;

  @Column('text', { nullable: true })
  evidence?: string | null;
}

/** One item of an evaluation over several bodies. */
@Entity({ schema: 'evaluation', name: 'task_item' })
export class TaskItemEntity extends KeyedEntity {
  @Column('uuid')
  taskId: string;

  @Column('integer')
  ordinal: number;

  @Column('uuid')
  agencyId: string;

  @Column('uuid', { nullable: true })
  projectId?: string | null;

  @Column('text')
  name: string;

  @Column('text', { nullable: true })
  category?: string | null;

  @Column('text', { nullable: true })
  area?: string | null;

  @MoneyColumn()
  amount: string;

  @Column('numeric', { precision: 7, scale: 2, nullable: true })
  score?: string | null;

  @Column('text', { nullable: true })
  grade?: string | null;

  @Column('boolean', { default: false })
  isRepresentative?: boolean;

  @Column('boolean', { default: false })
  isAssumed?: boolean;
}

/** Leader or member of a team that evaluates. */
@Entity({ schema: 'evaluation', name: 'task_member' })
export class TaskMemberEntity extends KeyedEntity {
  @Column('uuid')
  taskId: string;

  @Column('integer')
  ordinal: number;

  @Column('uuid')
  accountId: string;

  @Column('uuid')
  agencyId: string;

  @Column('boolean', { default: false })
  isLeader?: boolean;

  @Column('boolean', { default: false })
  isInCharge?: boolean;

  @Column('text', { nullable: true })
  duty?: string | null;
}
