import { Injectable } from '@nestjs/common';
import {
  CATALOGUE_PRESETS,
  catalogueForYear,
  checkCatalogue,
  formOf,
  type IndicatorCatalogue,
  type ObjectType,
  presetOf,
  type Refusal,
  refusal,
} from '@jixiao/shared';
import { currentActor } from '../../../platform/access/index.js';
import { AuditService } from '../../../platform/audit/index.js';
import { conflict, UnitOfWork } from '../../../platform/database/index.js';
import { refused } from '../../../platform/errors/index.js';
import { OrganizationsApi } from '../../organizations/index.js';
import { type CatalogueRow, CatalogueRows, type CatalogueToWrite } from '../persistence/catalogue.rows.js';

/** A catalogue as the workshop shows it: whose it is, and what can be changed. */
export interface ListedCatalogue extends IndicatorCatalogue {
  objectType: ObjectType;
  origin: 'OWN' | 'INHERITED' | 'PRESET';
  yearFrom: number | null;
  yearTo: number | null;
  source: string | null;
  copiedFrom: string | null;
  /** Null where there is no own row to change. */
  version: number | null;
  /** New objectives of this year and object begin with it. */
  inForce: boolean;
}

export interface CatalogueToSave extends CatalogueToWrite {
  expectedVersion?: number | null;
}

/** Which form an object of a year is declared by: the place's own, else inherited from above, else the national preset. */
export class CatalogueShelf {
  constructor(readonly rows: readonly CatalogueRow[]) {}

  /** What a new objective begins with. */
  inForce(objectType: ObjectType, year: number): IndicatorCatalogue {
    return this.valid(objectType, year)[0] ?? formOf(catalogueForYear(year), objectType);
  }

  /** What an objective that was begun with this code is judged by. */
  of(code: string, objectType: ObjectType, year: number): IndicatorCatalogue {
    const own = this.valid(objectType, year).find((row) => row.code === code);
    return own ?? formOf(presetOf(code) ?? catalogueForYear(year), objectType);
  }

  valid(objectType: ObjectType, year: number): CatalogueRow[] {
    return this.rows.filter(
      (row) => row.objectType === objectType && row.yearFrom <= year && (row.yearTo === null || row.yearTo >= year),
    );
  }
}

/** Indicator catalogues as data (domain §3.1): inherited like rules, changed by the performance office. */
@Injectable()
export class Catalogues {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rows: CatalogueRows,
    private readonly organizations: OrganizationsApi,
    private readonly audit: AuditService,
  ) {}

  async shelf(latestYear: number): Promise<CatalogueShelf> {
    return new CatalogueShelf(await this.organizations.inherited((chain) => this.rows.inChain(chain, latestYear)));
  }

  async list(year: number, objectType: ObjectType): Promise<ListedCatalogue[]> {
    const { jurisdictionId } = currentActor();
    const shelf = await this.shelf(year);
    const chosen = shelf.inForce(objectType, year);
    const kept = shelf.valid(objectType, year).map((row): ListedCatalogue => {
      const isOwn = row.jurisdictionId === jurisdictionId;
      return {
        ...row,
        origin: isOwn ? 'OWN' : 'INHERITED',
        version: isOwn ? row.version : null,
        inForce: row === chosen,
      };
    });
    const presets = CATALOGUE_PRESETS.map((preset): ListedCatalogue => {
      const form = formOf(preset, objectType);
      const nowhere = { objectType, yearFrom: null, yearTo: null, source: null, copiedFrom: null, version: null };
      return { ...form, ...nowhere, origin: 'PRESET', inForce: preset.code === chosen.code && kept.length === 0 };
    });
    return [...kept, ...presets];
  }

  /** Writes the place's own catalogue for a year: a copy of another one, edited. Approved objectives keep theirs. */
  save(draft: CatalogueToSave): Promise<{ code: string; objectType: ObjectType; yearFrom: number }> {
    return this.uow.write(async () => {
      const { jurisdictionId } = currentActor();
      const rules = await this.organizations.parameters(draft.yearFrom);
      const total = String(rules.rule('goal.totalWeight'));
      const found: Refusal[] = checkCatalogue(draft, total);
      if (draft.yearTo !== null && draft.yearTo < draft.yearFrom) {
        found.push(refusal('YEARS_REVERSED', { field: 'yearTo' }));
      }
      if (presetOf(draft.code)) {
        found.push(refusal('CATALOGUE_CODE_NATIONAL', { field: 'code', params: { code: draft.code } }));
      }
      if (!draft.source.trim()) found.push(refusal('REQUIRED', { field: 'source' }));
      if (found.length > 0) throw refused(found);
      const present = await this.rows.own(draft.objectType, draft.code, draft.yearFrom);
      const expected = draft.expectedVersion ?? 0;
      if (present && present.version !== expected) {
        throw await conflict(this.uow, 'goals.indicator_catalogue', jurisdictionId, present.id, expected);
      }
      const id = await this.rows.put(draft, present?.id ?? null);
      const { code, objectType, yearFrom, levels, weightMode } = draft;
      this.audit.record({
        entity: 'goals.indicator_catalogue',
        entityId: id,
        action: present ? 'catalogueChanged' : 'catalogueCreated',
        fields: {
          code,
          objectType,
          yearFrom,
          weightMode,
          levels: levels.map(({ level1, weight }) => ({ level1, weight })),
        },
      });
      return { code, objectType, yearFrom };
    });
  }
}
