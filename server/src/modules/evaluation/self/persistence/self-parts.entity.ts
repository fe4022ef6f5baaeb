import { Column, Entity } from 'typeorm';
import { KeyedEntity, MoneyColumn, NOW } from '../../../../platform/database/index.js';

const BASE = { precision: 24, scale: 6, nullable: true } as const;
const POINTS = { precision: 7, scale: 2 } as const;

/** Money of a sheet by source; of a whole unit by basic and project expenditure. */
@Entity({ schema: 'evaluation', name: 'self_evaluation_money' })
export class SelfEvaluationMoneyEntity extends KeyedEntity {
  @Column('uuid')
  selfEvaluationId: string;

  @Column('text')
  line: string;

  @MoneyColumn()
  originalBudget: string;

  @MoneyColumn()
  adjustedBudget: string;

  @MoneyColumn()
  executedAmount: string;

  @Column('text')
  origin: string;
}

/** A main task of a whole unit and what came of it. */
@Entity({ schema: 'evaluation', name: 'self_evaluation_task' })
export class SelfEvaluationTaskEntity extends KeyedEntity {
  @Column('uuid')
  selfEvaluationId: string;

  @Column('uuid', { nullable: true })
  objectiveTaskId?: string | null;

  @Column('integer')
  ordinal: number;

  @Column('text')
  name: string;

  @MoneyColumn()
  originalBudget: string;

  @MoneyColumn()
  executedAmount: string;

  @Column('text', { nullable: true })
  result?: string | null;
}

/** One common indicator of a whole unit, computed from its two bases. */
@Entity({ schema: 'evaluation', name: 'self_evaluation_common' })
export class SelfEvaluationCommonEntity extends KeyedEntity {
  @Column('uuid')
  selfEvaluationId: string;

  @Column('text')
  code: string;

  @Column('integer')
  ordinal: number;

  @Column('numeric', POINTS)
  weight: string;

  @Column('numeric', BASE)
  target?: string | null;

  @Column('numeric', BASE)
  baseA?: string | null;

  @Column('numeric', BASE)
  baseB?: string | null;

  @Column('text', { nullable: true })
  attainment?: string | null;

  @Column('numeric', { precision: 5, scale: 2, nullable: true })
  share?: string | null;

  @Column('boolean', { default: false })
  isNotApplicable?: boolean;

  @Column('text', { nullable: true })
  cause?: string | null;

  @Column('text', { nullable: true })
  measures?: string | null;

  @Column('text', { nullable: true })
  evidence?: string | null;

  @Column('numeric', { precision: 24, scale: 2, nullable: true })
  value?: string | null;

  @Column('numeric', { ...POINTS, nullable: true })
  score?: string | null;

  @Column('jsonb', { nullable: true })
  working?: unknown;
}

/** 经济性、效率性、效益性、公平性 of a whole unit, each with its words. */
@Entity({ schema: 'evaluation', name: 'self_evaluation_criterion' })
export class SelfEvaluationCriterionEntity extends KeyedEntity {
  @Column('uuid')
  selfEvaluationId: string;

  @Column('text')
  criterion: string;

  @Column('numeric', { precision: 5, scale: 2, nullable: true })
  score?: string | null;

  @Column('text', { nullable: true })
  text?: string | null;
}

/** One of the nine steps of a self-evaluation. */
@Entity({ schema: 'evaluation', name: 'self_evaluation_step' })
export class SelfEvaluationStepEntity extends KeyedEntity {
  @Column('uuid')
  selfEvaluationId: string;

  @Column('text')
  step: string;

  @Column('date', { nullable: true })
  doneOn?: string | null;

  @Column('text', { nullable: true })
  document?: string | null;

  @Column('text', { nullable: true })
  note?: string | null;
}

/** 一对一辅导 of a unit. */
@Entity({ schema: 'evaluation', name: 'coaching' })
export class CoachingEntity extends KeyedEntity {
  @Column('integer')
  workYear: number;

  @Column('uuid')
  agencyId: string;

  @Column('date')
  coachedOn: string;

  @Column('text')
  topic: string;

  @Column('text')
  content: string;

  @Column('text', { nullable: true })
  unitPerson?: string | null;

  @Column('uuid', { nullable: true })
  coachedBy?: string | null;

  @Column('text')
  coachedByName: string;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;
}

/** The list of its open units as a division received it. */
@Entity({ schema: 'evaluation', name: 'division_notice' })
export class DivisionNoticeEntity extends KeyedEntity {
  @Column('integer')
  workYear: number;

  @Column('uuid')
  divisionId: string;

  @Column('date')
  sentOn: string;

  @Column('text', { nullable: true })
  addressee?: string | null;

  @Column('integer')
  units: number;

  @Column('integer')
  sheets: number;

  @Column('jsonb')
  list: unknown;

  @Column('timestamptz', { default: NOW })
  createdAt?: Date;
}
