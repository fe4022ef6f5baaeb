import { Injectable } from '@nestjs/common';
import { normaliseDocumentNumber, type Refusal } from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { conflict, UnitOfWork } from '../../../platform/database/index.js';
import { badInput, notFound, refused } from '../../../platform/errors/index.js';
import { Files, type StoredFile } from '../../../platform/files/index.js';
import { decodeCursor, IdempotencyService, type Page, pageOf, plainText } from '../../../platform/graphql/index.js';
import {
  type ArticleValues,
  type BaseFigureValues,
  type ChannelValues,
  checkAmount,
  checkDate,
  type DocumentValues,
  type RecordKind,
  type TrainingValues,
} from '../domain/records.js';
import { FoundationStore } from '../persistence/foundation.store.js';
import { ARTICLE, BASE_FIGURE, CHANNEL, DOCUMENT, type Shape, type Stored, TRAINING } from '../persistence/shapes.js';

/** What a form sends: values, and for a known record its id and the version that was read. */
export type Saved<V> = V & { id?: string | null; expectedVersion?: number | null; idempotencyKey?: string | null };

interface PageQuestion {
  year?: number | null;
  text?: string | null;
  first: number;
  after?: string | null;
}

const SHAPES = { DOCUMENT, TRAINING, ARTICLE, BASE_FIGURE, CHANNEL };

/** The work that carries all the rest: rules issued, people trained, articles published, the bases of coverage rates. */
@Injectable()
export class FoundationService {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly store: FoundationStore,
    private readonly audit: AuditService,
    private readonly idempotency: IdempotencyService,
    private readonly files: Files,
  ) {}

  documents = (question: PageQuestion): Promise<Page<Stored<DocumentValues>>> => this.page(DOCUMENT, question);
  trainings = (question: PageQuestion): Promise<Page<Stored<TrainingValues>>> => this.page(TRAINING, question);
  articles = (question: PageQuestion): Promise<Page<Stored<ArticleValues>>> => this.page(ARTICLE, question);
  baseFigures = (question: PageQuestion): Promise<Page<Stored<BaseFigureValues>>> => this.page(BASE_FIGURE, question);
  channels = (question: PageQuestion): Promise<Page<Stored<ChannelValues>>> => this.page(CHANNEL, question);

  filesOf(documentIds: readonly string[]): Promise<Map<string, StoredFile[]>> {
    return this.files.of(DOCUMENT.table, documentIds);
  }

  saveDocument(input: Saved<DocumentValues>): Promise<Stored<DocumentValues>> {
    const { today } = currentActor();
    const documentNo = input.documentNo === null ? null : normaliseDocumentNumber(input.documentNo) || null;
    return this.save(DOCUMENT, 'saveDocument', { ...input, documentNo }, () =>
      checkDate('issuedOn', input.issuedOn, input.workYear, today),
    );
  }

  saveTraining(input: Saved<TrainingValues>): Promise<Stored<TrainingValues>> {
    const { today } = currentActor();
    return this.save(TRAINING, 'saveTraining', input, () => checkDate('heldOn', input.heldOn, input.workYear, today));
  }

  saveArticle(input: Saved<ArticleValues>): Promise<Stored<ArticleValues>> {
    const { today } = currentActor();
    return this.save(ARTICLE, 'savePublicityArticle', input, () =>
      checkDate('publishedOn', input.publishedOn, input.workYear, today),
    );
  }

  /** Two amounts may have been printed under one name; here each has a name of its own, or the rates cannot be told apart. */
  saveBaseFigure(input: Saved<BaseFigureValues>): Promise<Stored<BaseFigureValues>> {
    return this.save(BASE_FIGURE, 'saveBaseFigure', input, async (values) => [
      ...checkAmount(input.amount),
      ...((await this.store.known(BASE_FIGURE, values, ['name'], input.id ?? null))
        ? [
            {
              code: 'BASE_NAME_TAKEN',
              ruleId: 'F-02',
              field: 'name',
              params: { name: values.name },
              wayOut: 'NAME_THE_BASE',
            },
          ]
        : []),
    ]);
  }

  saveChannel(input: Saved<ChannelValues>): Promise<Stored<ChannelValues>> {
    return this.save(CHANNEL, 'saveDisclosureChannel', input, () => []);
  }

  async remove(kind: RecordKind, id: string, expectedVersion: number, reason: string): Promise<string> {
    const shape: Shape<never> = SHAPES[kind] as never;
    return this.uow.write(async () => {
      const before = await this.store.one(shape, id);
      if (!before) throw notFound('id');
      const { jurisdictionId } = currentActor();
      const removed = await this.store.remove(shape, id, expectedVersion).catch((error: { code?: string }) => {
        // Published results name their channel, a scheme names its document: they keep what they stand on.
        if (error.code === '23503') throw refused([{ code: 'IN_USE', field: 'id' }]);
        throw error;
      });
      if (!removed) throw await conflict(this.uow, shape.table, jurisdictionId, id, expectedVersion);
      await this.files.removeOwned(shape.table, id);
      this.audit.record({
        entity: shape.table,
        entityId: id,
        action: 'remove',
        fields: { ...(before as object) },
        comment: plainText(reason),
      });
      return id;
    });
  }

  private async page<V extends object>(
    shape: Shape<V>,
    { year, text, first, after }: PageQuestion,
  ): Promise<Page<Stored<V>>> {
    const cursor = decodeCursor(after, 2);
    const filter = { year: year ?? null, text: text ?? null };
    const [rows, total] = await Promise.all([
      this.store.page(shape, filter, { first, after: cursor }),
      this.store.count(shape, filter),
    ]);
    return pageOf(
      rows,
      first,
      total,
      (row) => [row.sortKey, row.id],
      (row): Stored<V> => row,
    );
  }

  private async save<V extends object>(
    shape: Shape<V>,
    operation: string,
    input: Saved<V>,
    check: (values: V) => Refusal[] | Promise<Refusal[]>,
  ): Promise<Stored<V>> {
    const { id = null, expectedVersion = null } = input;
    if (id && expectedVersion === null) throw badInput('REQUIRED', 'expectedVersion');
    const values = valuesOf(shape, input);
    const body = { id, expectedVersion, values };
    const savedId = await this.idempotency.once(operation, input.idempotencyKey, body, async () => {
      if (id && !(await this.store.one(shape, id))) throw notFound('id');
      const refusals = await check(values);
      if (await this.store.known(shape, values, shape.same, id)) {
        refusals.push({ code: 'RECORD_KNOWN', ruleId: 'F-04', field: shape.same[0], wayOut: 'EDIT_THE_KNOWN_RECORD' });
      }
      if (refusals.length > 0) throw refused(refusals);
      if (id) await this.store.update(shape, id, expectedVersion!, values);
      const entityId = id ?? (await this.store.insert(shape, values));
      this.audit.record({
        entity: shape.table,
        entityId,
        action: id ? 'edit' : 'create',
        fields: { ...values } as object as Record<string, unknown>,
      });
      return entityId;
    });
    return (await this.store.one(shape, savedId))!;
  }
}

/** The columns' values and nothing else of what was sent; texts as they are stored. */
function valuesOf<V extends object>(shape: Shape<V>, input: Saved<V>): V {
  const names = Object.keys(shape.columns) as (keyof V & string)[];
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') return plainText(value);
    return Array.isArray(value) ? value.map(clean) : (value ?? null);
  };
  return Object.fromEntries(names.map((name) => [name, clean(input[name])])) as V;
}
