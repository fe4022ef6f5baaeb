import { Injectable } from '@nestjs/common';
import type { Refusal } from '@jixiao/shared';
import { may } from '../access/actor.js';
import { currentActor } from '../access/context.js';
import { AuditService } from '../audit/audit.service.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { conflict } from '../database/versioned-update.js';
import { notFound, refused } from '../errors/domain-error.js';
import type { GuardVerdict, TransitionContext, WorkflowBinding, WorkflowRow } from './binding.js';

export interface TransitionRequest {
  workflow: string;
  action: string;
  ids: readonly string[];
  /** Version that the caller has seen, by id. A person's click always sends it; the system's own batches need not. */
  expectedVersions?: ReadonlyMap<string, number>;
  comment?: string | null;
  input?: unknown;
}

export interface AvailableAction {
  action: string;
  allowed: boolean;
  refusals: readonly Refusal[];
  commentRequired: boolean;
}

/**
 * The one write path of every state. Lock, policy against the stored row, guards, save, audit, events: one transaction,
 * set-based, a single document being a set of one (design §1.3, §8.12). All refusals come back at once.
 */
@Injectable()
export class TransitionService {
  private readonly bindings = new Map<string, WorkflowBinding>();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: AuditService,
  ) {}

  /** Called by each module when it starts. */
  bind<Row extends WorkflowRow>(binding: WorkflowBinding<Row>): void {
    const { name } = binding.workflow;
    if (this.bindings.has(name)) throw new Error(`Workflow ${name} is bound twice`);
    this.bindings.set(name, binding as unknown as WorkflowBinding);
  }

  async transition(request: TransitionRequest): Promise<void> {
    await this.uow.write(() => this.move(request));
  }

  /** What the actor may do now with each row, and why not. Rows must have been read in the same operation. */
  async availableActions(workflow: string, ids: readonly string[]): Promise<Map<string, AvailableAction[]>> {
    const binding = this.bindingOf(workflow);
    const actor = currentActor();
    const rows = await binding.load(actor, ids, false);
    const result = new Map<string, AvailableAction[]>(rows.map((row) => [row.id, []]));
    for (const [action, transition] of Object.entries(binding.workflow.transitions)) {
      const candidates = rows.filter((row) => transition.from.includes(row.state));
      if (candidates.length === 0) continue;
      const context = { actor, action, rows: candidates, input: undefined, comment: null };
      const verdict = await this.judge(binding, context, { preview: true });
      for (const row of candidates) {
        const refusals = verdict.get(row.id) ?? [];
        result.get(row.id)!.push({
          action,
          allowed: refusals.length === 0,
          refusals,
          commentRequired: transition.comment === 'required',
        });
      }
    }
    return result;
  }

  private async move(request: TransitionRequest): Promise<void> {
    const binding = this.bindingOf(request.workflow);
    const transition = binding.workflow.transitions[request.action];
    if (!transition) throw refused([{ code: 'ACTION_UNKNOWN', field: 'action', params: { action: request.action } }]);
    const actor = currentActor();
    const ids = [...new Set(request.ids)].sort();
    if (ids.length === 0) throw refused([{ code: 'SELECTION_EMPTY', field: 'ids' }]);

    const rows = await binding.load(actor, ids, true);
    if (rows.length !== ids.length) throw notFound('ids');
    for (const row of rows) {
      const expected = request.expectedVersions?.get(row.id);
      if (expected !== undefined && expected !== row.version) {
        throw await conflict(this.uow, binding.table, actor.jurisdictionId, row.id, expected);
      }
    }

    const comment = request.comment?.trim() ? request.comment.trim() : null;
    const context: TransitionContext<WorkflowRow> = {
      actor,
      action: request.action,
      rows,
      input: request.input,
      comment,
    };
    const verdict = await this.judge(binding, context, { preview: false });
    const refusals = rows.flatMap((row) =>
      (verdict.get(row.id) ?? []).map((refusal) =>
        rows.length === 1
          ? refusal
          : { ...refusal, params: { ...refusal.params, subject: row.title, subjectId: row.id } },
      ),
    );
    if (refusals.length > 0) throw refused(refusals);

    await this.save(binding, context, transition.to);
    this.audit.recordAll(
      rows.map((row) => ({
        entity: binding.table,
        entityId: row.id,
        action: request.action,
        fields: { state: transition.to, from: row.state, version: row.version + 1 },
        comment,
      })),
    );
    await binding.afterSave?.(context);
  }

  private async judge(
    binding: WorkflowBinding,
    context: TransitionContext<WorkflowRow>,
    options: { preview: boolean },
  ): Promise<GuardVerdict> {
    const transition = binding.workflow.transitions[context.action]!;
    const result = new Map<string, Refusal[]>(context.rows.map((row) => [row.id, []]));
    for (const row of context.rows) {
      const refusals = result.get(row.id)!;
      if (context.actor.kind !== 'SYSTEM' && !may(context.actor, transition.permission)) {
        refusals.push({ code: 'NO_PERMISSION', params: { permission: transition.permission }, wayOut: 'ASK_WHO_CAN' });
        continue;
      }
      if (!transition.from.includes(row.state)) {
        refusals.push({
          code: 'STATE_INVALID',
          ruleId: 'W-02',
          field: 'state',
          params: { state: row.state, action: context.action, allowed: transition.from.join(',') },
          wayOut: 'FOLLOW_THE_STEPS',
        });
        continue;
      }
      refusals.push(...binding.policy(context.actor, context.action, row));
      if (!options.preview && transition.comment === 'required' && !context.comment) {
        refusals.push({ code: 'COMMENT_REQUIRED', ruleId: 'W-04', field: 'comment', wayOut: 'WRITE_COMMENT' });
      }
    }
    const open = context.rows.filter((row) =>
      result.get(row.id)!.every((refusal) => refusal.code === 'COMMENT_REQUIRED'),
    );
    if (open.length === 0) return result;
    for (const name of transition.guards) {
      const guard = binding.guards[name];
      if (!guard) throw new Error(`Guard ${name} of ${binding.workflow.name} is not bound`);
      for (const [id, refusals] of await guard({ ...context, rows: open })) result.get(id)?.push(...refusals);
    }
    return result;
  }

  private async save(binding: WorkflowBinding, context: TransitionContext<WorkflowRow>, to: string): Promise<void> {
    const patches = context.rows.map((row) => ({ id: row.id, ...binding.patch?.(context, row) }));
    const columns = Object.keys(patches[0]!).filter((column) => column !== 'id');
    const sets = columns.map((column) => `${column} = patch.${column}`);
    const changed = await this.uow.affect(
      `UPDATE ${binding.table} row SET ${[...sets, 'state = $2', 'version = row.version + 1', 'updated_at = now()'].join(', ')}
         FROM jsonb_populate_recordset(NULL::${binding.table}, $3::jsonb) patch
        WHERE row.jurisdiction_id = $1 AND row.id = patch.id`,
      [context.actor.jurisdictionId, to, JSON.stringify(patches)],
    );
    if (changed !== context.rows.length)
      throw new Error(`${binding.table}: ${changed} of ${context.rows.length} rows moved`);
  }

  private bindingOf(workflow: string): WorkflowBinding {
    const binding = this.bindings.get(workflow);
    if (!binding) throw new Error(`Workflow ${workflow} is not bound`);
    return binding;
  }
}
