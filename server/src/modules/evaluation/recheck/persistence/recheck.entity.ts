import { Column, Entity } from 'typeorm';
import { EditedEntity, KeyedEntity, NOW } from '../../../../platform/database/index.js';

const POINTS = { precision: 7, scale: 2 } as const;

/** A sample that was drawn, with everything that is needed to draw it again. */
@Entity({ schema: 'evaluation', name: 'recheck_sample' })
export class RecheckSampleEntity extends KeyedEntity {
  @Column('integer')
  workYear: number;

  @Column('text')
  name: string;

  @Column('text')
  seed: string;

  @Column('integer')
  byRisk: number;

  @Column('numeric', { precision: 5, scale: 2 })
  share: string;

  @Column('jsonb')
  riskRules: unknown;

  @Column('integer')
  populationCount: number;

  @Column('text')
  populationHash: string;

  @Column('date')
  drawnOn: string;

  @Column('uuid', { nullable: true })
  drawnBy?: string | null;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;
}

/** The bureau's own score of a self-evaluation. */
@Entity({ schema: 'evaluation', name: 'recheck' })
export class RecheckEntity extends EditedEntity {
  @Column('uuid')
  sampleId: string;

  @Column('integer')
  workYear: number;

  @Column('uuid')
  selfEvaluationId: string;

  @Column('uuid')
  agencyId: string;

  @Column('integer')
  ordinal: number;

  @Column('text')
  chosenBy: string;

  @Column('text', { array: true, default: [] })
  riskReasons?: string[];

  @Column('numeric', POINTS)
  riskWeight: string;

  @Column('numeric', POINTS)
  riskPoints: string;

  @Column('integer')
  qualityScore: number;

  @Column('jsonb', { default: [] })
  qualityFindings?: unknown;

  @Column('text', { default: 'OPEN' })
  state?: string;

  @Column('numeric', POINTS)
  selfScore: string;

  @Column('text', { nullable: true })
  selfGrade?: string | null;

  @Column('numeric', { ...POINTS, nullable: true })
  recheckScore?: string | null;

  @Column('text', { nullable: true })
  recheckGrade?: string | null;

  @Column('jsonb', { nullable: true })
  working?: unknown;

  @Column('text', { nullable: true })
  opinion?: string | null;

  @Column('uuid', { nullable: true })
  recheckedBy?: string | null;

  @Column('date', { nullable: true })
  issuedOn?: string | null;

  @Column('text', { nullable: true })
  answer?: string | null;

  @Column('uuid', { nullable: true })
  answeredBy?: string | null;

  @Column('date', { nullable: true })
  answeredOn?: string | null;

  @Column('text', { nullable: true })
  closeNote?: string | null;

  @Column('date', { nullable: true })
  closedOn?: string | null;
}

/** One row of the sheet with both scores; the row of the execution rate has no indicator. */
@Entity({ schema: 'evaluation', name: 'recheck_row' })
export class RecheckRowEntity extends KeyedEntity {
  @Column('uuid')
  recheckId: string;

  @Column('uuid', { nullable: true })
  selfEvaluationRowId?: string | null;

  @Column('integer')
  ordinal: number;

  @Column('numeric', POINTS)
  weight: string;

  @Column('numeric', { ...POINTS, nullable: true })
  selfScore?: string | null;

  @Column('numeric', { ...POINTS, nullable: true })
  recheckScore?: string | null;

  @Column('text', { nullable: true })
  reason?: string | null;
}
