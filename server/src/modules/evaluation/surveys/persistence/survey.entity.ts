import { Column, Entity, PrimaryColumn } from 'typeorm';
import { EditedEntity, KeyedEntity, TenantEntity } from '../../../../platform/database/index.js';

/** A questionnaire of one evaluation or self-evaluation. */
@Entity({ schema: 'evaluation', name: 'survey' })
export class SurveyEntity extends EditedEntity {
  /** Of an evaluation, or … */
  @Column('uuid', { nullable: true })
  taskId?: string | null;

  @Column('uuid', { nullable: true })
  frameworkRowId?: string | null;

  /** … of a self-evaluation. */
  @Column('uuid', { nullable: true })
  selfEvaluationRowId?: string | null;

  @Column('text')
  code: string;

  @Column('text')
  title: string;

  @Column('text', { nullable: true })
  intro?: string | null;

  @Column('integer')
  scale: number;

  @Column('text', { array: true })
  questions: readonly string[];

  @Column('date')
  opensOn: string;

  @Column('date')
  closesOn: string;

  @Column('text', { default: 'DRAFT' })
  state?: string;
}

/** What one person answered. Nothing tells who or when. */
@Entity({ schema: 'evaluation', name: 'survey_answer' })
export class SurveyAnswerEntity extends KeyedEntity {
  @Column('uuid')
  surveyId: string;

  @Column('integer', { array: true })
  grades: readonly number[];
}

/** Refuses a second answer from one device; leads to no answer. */
@Entity({ schema: 'evaluation', name: 'survey_receipt' })
export class SurveyReceiptEntity extends TenantEntity {
  @PrimaryColumn('uuid')
  surveyId: string;

  @PrimaryColumn('text')
  receiptHash: string;
}

/** How many answered in the running minute, all together. */
@Entity({ schema: 'evaluation', name: 'survey_pace' })
export class SurveyPaceEntity extends TenantEntity {
  @PrimaryColumn('uuid')
  surveyId: string;

  @Column('timestamptz')
  minute: Date;

  @Column('integer')
  answers: number;
}

/** In whose place a public code is; of no tenant itself. */
@Entity({ schema: 'evaluation', name: 'survey_door' })
export class SurveyDoorEntity {
  @PrimaryColumn('text')
  code: string;

  @Column('uuid')
  jurisdictionId: string;

  @Column('uuid')
  surveyId: string;
}
