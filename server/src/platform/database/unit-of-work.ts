import { Injectable } from '@nestjs/common';
import { DataSource, type QueryRunner } from 'typeorm';
import type { PoolClient, QueryResult, QueryResultRow } from 'pg';
import type { Duplex } from 'node:stream';
import { currentContext } from '../access/context.js';
import { type EntityOf, insertStatements, type NewRow, type OnConflict } from './insert.js';
import { isId } from './new-id.js';

type Hook = () => Promise<void>;

/** One transaction on one connection. Statements are queued, because loaders resolve concurrently (design §8.10). */
interface Transaction {
  readonly mode: 'READ' | 'WRITE';
  readonly runner: QueryRunner;
  readonly client: PoolClient;
  /** The answer to BEGIN. It travels in one write with the first statement, whose answer counts only when this one came. */
  readonly begun: Promise<unknown>;
  tail: Promise<unknown>;
  statements: number;
  readonly beforeCommit: Hook[];
  readonly afterCommit: Hook[];
}

interface UnitSlot {
  read?: Promise<Transaction>;
  write?: Transaction;
  statements: number;
}

/**
 * The only way to the database. A query operation opens lazily one READ ONLY transaction and keeps it until the answer
 * is complete; each mutation runs in a write transaction of its own. The tenant is set by SET LOCAL inside the
 * transaction and nowhere else (controls C18).
 */
@Injectable()
export class UnitOfWork {
  constructor(private readonly dataSource: DataSource) {}

  /** Runs `work` in a write transaction: all of it, its audit entries and its events, or nothing. Nested calls join. */
  async write<T>(work: () => Promise<T>): Promise<T> {
    const slot = this.slot();
    if (slot.write) return work();
    // A mutation must not read what an earlier snapshot of the same request saw.
    await this.endRead();
    const transaction = await this.open('WRITE');
    slot.write = transaction;
    try {
      const result = await work();
      for (let hook = transaction.beforeCommit.shift(); hook; hook = transaction.beforeCommit.shift()) await hook();
      await transaction.tail;
      await transaction.client.query('COMMIT');
      slot.write = undefined;
      await transaction.runner.release();
      for (const hook of transaction.afterCommit) await hook();
      return result;
    } catch (error) {
      if (slot.write) {
        slot.write = undefined;
        await transaction.tail.catch(() => undefined);
        await this.abandon(transaction);
      }
      throw error;
    }
  }

  /** Runs one statement on the current transaction and gives its rows. */
  async query<Row extends QueryResultRow = QueryResultRow>(
    sql: string,
    params: readonly unknown[] = [],
  ): Promise<Row[]> {
    return (await this.execute<Row>(sql, params)).rows;
  }

  /** A statement that the server plans once per connection: for the questions that are asked all day. */
  async prepared<Row extends QueryResultRow = QueryResultRow>(
    name: string,
    sql: string,
    params: readonly unknown[] = [],
  ): Promise<Row[]> {
    return (await this.execute<Row>(sql, params, name)).rows;
  }

  /**
   * The only question left in a read operation: the statement and the end of the transaction travel in one write. For an
   * answer that the database makes as a whole.
   */
  async preparedLast<Row extends QueryResultRow = QueryResultRow>(
    name: string,
    sql: string,
    params: readonly unknown[],
  ): Promise<Row[]> {
    const slot = this.slot();
    const transaction = await (slot.read ??= this.open('READ'));
    slot.read = undefined;
    slot.statements += 1;
    const [{ rows }] = await Promise.all([this.send<Row>(transaction, sql, params, name), this.abandon(transaction)]);
    return rows;
  }

  /** Number of rows that an INSERT, UPDATE or DELETE touched. */
  async affect(sql: string, params: readonly unknown[] = []): Promise<number> {
    return (await this.execute(sql, params)).rowCount ?? 0;
  }

  /**
   * Inserts a set of rows of the actor's jurisdiction, in one statement unless it is a very large set.
   *
   * @returns how many rows were inserted or, on conflict, taken over
   */
  async insert<E extends object>(
    entity: EntityOf<E>,
    rows: readonly NewRow<E>[],
    onConflict?: OnConflict<E>,
  ): Promise<number> {
    let affected = 0;
    for (const [sql, params] of insertStatements(this.dataSource, entity, rows, onConflict)) {
      affected += await this.affect(sql, params);
    }
    return affected;
  }

  beforeCommit(hook: Hook): void {
    this.writing().beforeCommit.push(hook);
  }

  afterCommit(hook: Hook): void {
    this.writing().afterCommit.push(hook);
  }

  get isWriting(): boolean {
    return this.slot().write !== undefined;
  }

  /** Statements sent since the request began: what the tests of constant cost look at. */
  get statementCount(): number {
    return this.slot().statements;
  }

  /** Ends the read transaction, if one was opened. Called before the answer is serialised. */
  async endRead(): Promise<void> {
    const slot = this.slot();
    if (!slot.read) return;
    const opening = slot.read;
    slot.read = undefined;
    const transaction = await opening.catch(() => undefined);
    if (!transaction) return;
    await transaction.tail.catch(() => undefined);
    await this.abandon(transaction);
  }

  private async execute<Row extends QueryResultRow>(
    sql: string,
    params: readonly unknown[],
    name?: string,
  ): Promise<QueryResult<Row>> {
    const slot = this.slot();
    const transaction = slot.write ?? (await (slot.read ??= this.open('READ')));
    slot.statements += 1;
    return this.send(transaction, sql, params, name);
  }

  /** The connection keeps the order (it is pipelined): whatever loaders ask meanwhile waits its turn there. */
  private async send<Row extends QueryResultRow>(
    transaction: Transaction,
    sql: string,
    params: readonly unknown[],
    name?: string,
  ): Promise<QueryResult<Row>> {
    inOneWrite(transaction.client);
    const run = transaction.client.query<Row>({ text: sql, values: [...params], name });
    transaction.tail = run.catch(() => undefined);
    const [result] = await Promise.all([run, transaction.begun]);
    return result;
  }

  private async open(mode: Transaction['mode']): Promise<Transaction> {
    const { actor } = currentContext();
    if (!isId(actor.jurisdictionId)) throw new Error('A transaction needs a jurisdiction');
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as PoolClient;
      // SET LOCAL takes no parameters; the id has just been checked to be a UUID.
      const begin = mode === 'READ' ? 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY' : 'BEGIN';
      inOneWrite(client);
      const begun = client.query(`${begin}; SET LOCAL app.scope = '{${actor.jurisdictionId}}'`);
      const tail = begun.catch(() => undefined);
      if (mode === 'WRITE') await begun;
      return { mode, runner, client, begun, tail, statements: 0, beforeCommit: [], afterCommit: [] };
    } catch (error) {
      await runner.release();
      throw error;
    }
  }

  private async abandon(transaction: Transaction): Promise<void> {
    try {
      await transaction.client.query('ROLLBACK');
    } finally {
      await transaction.runner.release();
    }
  }

  private writing(): Transaction {
    const { write } = this.slot();
    if (!write) throw new Error('Hooks belong to UnitOfWork.write()');
    return write;
  }

  private slot(): UnitSlot {
    const context = currentContext();
    return (context.unit ??= { statements: 0 }) as UnitSlot;
  }
}

/** What is sent in this turn of the event loop leaves in one write: BEGIN with the first statement, for one. */
function inOneWrite(client: PoolClient): void {
  const { stream } = (client as unknown as { connection: { stream: Duplex } }).connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}
