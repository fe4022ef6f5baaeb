import type { Refusal, Workflow } from '@jixiao/shared';
import type { Actor } from '../access/actor.js';
import type { Patch } from '../database/versioned-update.js';

/** The least that the transition service must know of a row. */
export interface WorkflowRow {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  /** Name that a refusal can show when several rows move at once. */
  readonly title: string;
}

export interface TransitionContext<Row extends WorkflowRow, Input = unknown> {
  readonly actor: Actor;
  readonly action: string;
  readonly rows: readonly Row[];
  readonly input: Input;
  readonly comment: string | null;
}

/** Refusals by row id. A row that is absent from the answer has passed. */
export type GuardVerdict = ReadonlyMap<string, readonly Refusal[]>;

/** Decides for all rows at once. A guard that cannot decide must refuse. */
export type Guard<Row extends WorkflowRow> = (context: TransitionContext<Row>) => Promise<GuardVerdict> | GuardVerdict;

/** What a module says to have its documents moved by the one write path. */
export interface WorkflowBinding<Row extends WorkflowRow = WorkflowRow> {
  readonly workflow: Workflow;
  /** Table with schema. It must carry jurisdiction_id, id, state, version, updated_at. */
  readonly table: string;
  /** Rows that this actor may see at all; locked FOR UPDATE in the order of their ids when `lock` is set. */
  load(actor: Actor, ids: readonly string[], lock: boolean): Promise<Row[]>;
  /** Place and person: whose desk is it, who may not decide on his own work. Permission names are checked before. */
  policy(actor: Actor, action: string, row: Row): readonly Refusal[];
  readonly guards: Readonly<Record<string, Guard<Row>>>;
  /** Columns to be written with the new state, one and the same set of columns for all rows of a call. */
  patch?(context: TransitionContext<Row>, row: Row): Patch;
  /** Everything else that belongs to the same transaction: child rows, tasks, events. */
  afterSave?(context: TransitionContext<Row>): Promise<void>;
}
