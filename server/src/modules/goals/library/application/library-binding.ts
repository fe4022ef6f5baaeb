import { Injectable, type OnModuleInit } from '@nestjs/common';
import { checkLibraryContent, libraryWorkflow } from '@jixiao/shared';
import { type Actor, may } from '../../../../platform/access/index.js';
import type { Patch } from '../../../../platform/database/index.js';
import { type TransitionContext, TransitionService } from '../../../../platform/workflow/index.js';
import { libraryPolicy } from '../domain/desk.js';
import { LibraryReads } from '../persistence/library.reads.js';
import type { LibraryRecord } from '../persistence/library.records.js';
import { LibraryWrites } from '../persistence/library.writes.js';

export const LIBRARY_TABLE = 'goals.library_version';
export const LIBRARY_WORKFLOW = libraryWorkflow.name;

/** A version as the transition service moves it: its id is the version's. */
interface MovingVersion {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly title: string;
  readonly record: LibraryRecord;
}

type Context = TransitionContext<MovingVersion>;

/** The desk as the policy asks for it. */
export function personOf(actor: Actor) {
  return {
    kind: actor.kind,
    userId: actor.userId,
    agencyId: actor.agencyId,
    manages: may(actor, 'library.manage'),
  };
}

/** How versions of indicators move: who may, what must hold, and that only what stands is found while typing. */
@Injectable()
export class LibraryBinding implements OnModuleInit {
  constructor(
    private readonly transitions: TransitionService,
    private readonly reads: LibraryReads,
    private readonly writes: LibraryWrites,
  ) {}

  onModuleInit(): void {
    this.transitions.bind<MovingVersion>({
      workflow: libraryWorkflow,
      table: LIBRARY_TABLE,
      load: async (actor, ids, lock) =>
        (await this.reads.byVersionIds(actor, ids, lock)).map((record) => ({
          id: record.versionId,
          version: record.version,
          state: record.state,
          title: record.name,
          record,
        })),
      policy: (actor, action, row) => libraryPolicy(personOf(actor), action, row.record),
      guards: {
        contentComplete: ({ rows }) => new Map(rows.map((row) => [row.id, checkLibraryContent(row.record)])),
      },
      patch: (context) => patchOf(context),
      afterSave: (context) => this.afterSave(context),
    });
  }

  private async afterSave({ action, rows }: Context): Promise<void> {
    const records = rows.map(({ record }) => record);
    if (action === 'admit') await this.writes.tokens(records);
    if (action === 'retire') await this.writes.forget(records.map(({ id }) => id));
  }
}

function patchOf({ actor, action, comment }: Context): Patch {
  switch (action) {
    case 'submit':
      return { submitted_by: actor.userId, submitted_at: new Date().toISOString(), decision_comment: null };
    case 'supersede':
      return { decided_on: actor.today };
    default:
      return { decided_by: actor.userId, decided_on: actor.today, decision_comment: comment };
  }
}
