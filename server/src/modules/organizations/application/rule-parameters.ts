import { Injectable } from '@nestjs/common';
import {
  checkRule,
  checkRulesTogether,
  otherOf,
  type Refusal,
  RULE_DEFAULTS,
  type RuleCode,
  type Rules,
  type RuleValue,
} from '@jixiao/shared';
import { currentActor, currentContext } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { conflict, isId, newId, UnitOfWork } from '../../../platform/database/index.js';
import { refused } from '../../../platform/errors/index.js';
import { IdempotencyService, plainText } from '../../../platform/graphql/index.js';

export interface RuleParameterRow {
  code: string;
  value: unknown;
  /** Clause, local document or "default" that the value comes from. */
  source: string;
  origin: 'OWN' | 'INHERITED' | 'DEFAULT';
  /** Jurisdiction that has set it; null for the product's default. */
  originName: string | null;
  yearFrom: number | null;
  yearTo: number | null;
  /** Version of the own row; null where there is none to change. */
  version: number | null;
}

export interface RuleToSet {
  code: string;
  yearFrom: number;
  yearTo?: number | null;
  value: string;
  source: string;
  expectedVersion?: number | null;
  idempotencyKey?: string | null;
}

/** Province, city, county, park: nothing is nested deeper. */
const MOST_LEVELS = 4;

/** Rules by code, as they hold in one jurisdiction and year. */
export class ResolvedParameters implements Rules {
  private readonly byCode: ReadonlyMap<string, RuleParameterRow>;

  constructor(rows: readonly RuleParameterRow[]) {
    this.byCode = new Map([...rows.filter(isNotOurs), ...rowsOfDefaults(rows)].map((row) => [row.code, row]));
  }

  rule<Code extends RuleCode>(code: Code): RuleValue<Code> {
    return this.byCode.get(code)!.value as RuleValue<Code>;
  }

  /** Value as it stands, or the caller's fallback where nobody has set one. */
  get<T>(code: string, fallback: T): T {
    return (this.byCode.get(code)?.value as T | undefined) ?? fallback;
  }

  all(): RuleParameterRow[] {
    return [...this.byCode.values()].sort((a, b) => a.code.localeCompare(b.code));
  }
}

const isNotOurs = ({ code, origin }: RuleParameterRow): boolean =>
  origin !== 'DEFAULT' || !Object.hasOwn(RULE_DEFAULTS, code);

/** The product's defaults for what nobody has set. */
function rowsOfDefaults(rows: readonly RuleParameterRow[]): RuleParameterRow[] {
  const set = new Set(rows.filter(isNotOurs).map(({ code }) => code));
  const unset = Object.entries(RULE_DEFAULTS).filter(([code]) => !set.has(code));
  return unset.map(([code, { value, source }]) => ({
    code,
    value,
    source,
    origin: 'DEFAULT',
    originName: null,
    yearFrom: null,
    yearTo: null,
    version: null,
  }));
}

/** A county's rules are its own, else its city's, else the province's, else the product's default. */
@Injectable()
export class RuleParameters {
  private readonly turns = new WeakMap<object, Promise<unknown>>();

  constructor(
    private readonly uow: UnitOfWork,
    private readonly audit: AuditService,
    private readonly idempotency: IdempotencyService,
  ) {}

  of(year: number): Promise<ResolvedParameters> {
    return this.inherited((chain) => this.resolve(year, chain));
  }

  /**
   * Asks with the jurisdictions above opened for reading, own first, nearest next. One question after the other: what
   * is opened is a setting of the transaction, and resolvers of one request run at the same time.
   */
  inherited<T>(ask: (chain: readonly string[]) => Promise<T>): Promise<T> {
    const context = currentContext();
    const before = this.turns.get(context) ?? Promise.resolve();
    const mine = before.then(async () => {
      const ancestors = await this.ancestors();
      try {
        return await ask([currentActor().jurisdictionId, ...ancestors]);
      } finally {
        if (ancestors.length > 0) await this.open([]);
      }
    });
    this.turns.set(
      context,
      mine.catch(() => undefined),
    );
    return mine;
  }

  private async resolve(year: number, chain: readonly string[]): Promise<ResolvedParameters> {
    const { jurisdictionId } = currentActor();
    const rows = await this.uow.query<RuleParameterRow>(
      `SELECT DISTINCT ON (code) code, value, source, origin, "originName", "yearFrom", "yearTo", version FROM (
         SELECT r.code, r.value, r.source, CASE WHEN r.jurisdiction_id = $1 THEN 'OWN' ELSE 'INHERITED' END AS origin,
                j.name AS "originName", r.year_from AS "yearFrom", r.year_to AS "yearTo",
                CASE WHEN r.jurisdiction_id = $1 THEN r.version END AS version,
                array_position($3::uuid[], r.jurisdiction_id) AS rank
           FROM organizations.rule_parameter r
           LEFT JOIN organizations.jurisdiction j ON j.jurisdiction_id = r.jurisdiction_id
          WHERE r.jurisdiction_id = ANY ($3::uuid[]) AND r.year_from <= $2 AND (r.year_to IS NULL OR r.year_to >= $2)
         UNION ALL
         SELECT code, value, source, 'DEFAULT', NULL, NULL, NULL, NULL, 100 FROM reference.rule_default) p
        ORDER BY code, rank, "yearFrom" DESC NULLS LAST`,
      [jurisdictionId, year, chain],
    );
    return new ResolvedParameters(rows);
  }

  /** @throws DomainError with every reason why the rule cannot be set so */
  set(input: RuleToSet): Promise<string> {
    const { idempotencyKey, ...body } = input;
    return this.idempotency.once('setRuleParameter', idempotencyKey, body, async () => {
      const { jurisdictionId } = currentActor();
      const { value, refusals } = checkRule(input.code, input.value);
      const all: Refusal[] = [...refusals];
      if (input.yearTo && input.yearTo < input.yearFrom) all.push({ code: 'YEARS_REVERSED', field: 'yearTo' });
      if (all.length === 0) all.push(...(await this.togetherWith(input, value)));
      if (all.length > 0) throw refused(all);
      const [row] = await this.uow.query<{ id: string; version: number }>(
        `SELECT id, version FROM organizations.rule_parameter
          WHERE jurisdiction_id = $1 AND code = $2 AND year_from = $3 FOR UPDATE`,
        [jurisdictionId, input.code, input.yearFrom],
      );
      const expected = input.expectedVersion ?? 0;
      if (row && row.version !== expected) {
        throw await conflict(this.uow, 'organizations.rule_parameter', jurisdictionId, row.id, expected);
      }
      const id = row?.id ?? newId();
      const source = plainText(input.source);
      await this.uow.affect(
        `INSERT INTO organizations.rule_parameter AS r (jurisdiction_id, id, code, year_from, year_to, value, source)
         VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7)
         ON CONFLICT (jurisdiction_id, code, year_from) DO UPDATE SET year_to = EXCLUDED.year_to, value = EXCLUDED.value,
                source = EXCLUDED.source, version = r.version + 1, updated_at = now()`,
        [jurisdictionId, id, input.code, input.yearFrom, input.yearTo ?? null, JSON.stringify(value), source],
      );
      this.audit.record({
        entity: 'organizations.rule_parameter',
        entityId: id,
        action: 'setRuleParameter',
        fields: { code: input.code, yearFrom: input.yearFrom, yearTo: input.yearTo ?? null, value, source },
      });
      return input.code;
    });
  }

  /** Rules that hold together are checked in the first year and in each later one in which the other changes. */
  private async togetherWith({ code, yearFrom, yearTo }: RuleToSet, value: unknown): Promise<Refusal[]> {
    const other = otherOf(code);
    if (other === null) return [];
    const changes = await this.uow.query<{ year: number }>(
      `SELECT year_from AS year FROM organizations.rule_parameter
        WHERE jurisdiction_id = $1 AND code = $2 AND year_from > $3 AND ($4::int IS NULL OR year_from <= $4) ORDER BY year_from`,
      [currentActor().jurisdictionId, other, yearFrom, yearTo ?? null],
    );
    for (const year of [yearFrom, ...changes.map((one) => one.year)]) {
      const found = checkRulesTogether(code, value, await this.of(year), year);
      if (found.length > 0) return found;
    }
    return [];
  }

  /** Places directly below: their names are open to the place above, nothing else of them is. */
  subordinates(): Promise<{ id: string; name: string }[]> {
    return this.uow.query(
      `SELECT j.id, j.name FROM organizations.jurisdiction j
        WHERE j.parent_id = $1 AND j.jurisdiction_id <> $1 ORDER BY j.name, j.id`,
      [currentActor().jurisdictionId],
    );
  }

  /** Jurisdictions above, nearest first. Each step opens the next, and nothing but its name and its rules. */
  private async ancestors(): Promise<string[]> {
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
