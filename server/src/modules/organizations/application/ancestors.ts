import { Injectable } from '@nestjs/common';
import { currentActor, currentContext } from '../../../platform/access/index.js';
import { isId, UnitOfWork } from '../../../platform/database/index.js';

/** Province, city, county, park: nothing is nested deeper. */
const MOST_LEVELS = 4;

/** Opens what stands above a jurisdiction for one question, and closes it again. */
@Injectable()
export class Ancestors {
  private readonly turns = new WeakMap<object, Promise<unknown>>();

  constructor(private readonly uow: UnitOfWork) {}

  /**
   * Runs the work while the inheritable rows of the ancestors are readable. The setting belongs to the transaction, and
   * loaders of one request run side by side: each waits for its turn, so that none closes the door on another.
   *
   * @param work gets the own jurisdiction and those above it, nearest first; it must not ask for ancestors itself
   */
  read<T>(work: (jurisdictions: readonly string[]) => Promise<T>): Promise<T> {
    const context = currentContext();
    const before = this.turns.get(context) ?? Promise.resolve();
    const turn = before.catch(() => undefined).then(() => this.opened(work));
    this.turns.set(
      context,
      turn.catch(() => undefined),
    );
    return turn;
  }

  private async opened<T>(work: (jurisdictions: readonly string[]) => Promise<T>): Promise<T> {
    const above = await this.walk();
    const result = await work([currentActor().jurisdictionId, ...above]);
    // After a failure the transaction is lost, and the setting with it.
    if (above.length > 0) await this.open([]);
    return result;
  }

  /** Each step opens the next, and nothing but its name and what it hands down. */
  private async walk(): Promise<string[]> {
    const found: string[] = [];
    let at = currentActor().jurisdictionId;
    for (let level = 0; level < MOST_LEVELS; level += 1) {
      const [row] = await this.uow.query<{ parentId: string | null }>(
        `SELECT parent_id AS "parentId" FROM organizations.jurisdiction WHERE jurisdiction_id = $1`,
        [at],
      );
      if (!row?.parentId || found.includes(row.parentId)) break;
      at = row.parentId;
      found.push(at);
      await this.open(found);
    }
    return found;
  }

  private async open(jurisdictions: readonly string[]): Promise<void> {
    // SET LOCAL takes no parameters: only well-formed ids get into the statement.
    await this.uow.query(`SET LOCAL app.ancestors = '{${jurisdictions.filter(isId).join(',')}}'`);
  }
}
