import { Injectable } from '@nestjs/common';
import type { IndicatorFacts } from '@jixiao/shared';

/** One objective about which facts are wanted. */
export interface FactQuestion {
  readonly versionId: string;
  /** Standing objective of the year before, where the project continues one. */
  readonly previousVersionId: string | null;
}

/** Facts by version and by key of the indicator. */
export type FactsByVersion = ReadonlyMap<string, Readonly<Record<string, IndicatorFacts>>>;
export type FactSource = (questions: readonly FactQuestion[]) => Promise<FactsByVersion>;

/** Later modules and the library tell here what they know of indicators: actual results, standards. */
@Injectable()
export class FactSources {
  private readonly sources: FactSource[] = [];

  register(source: FactSource): void {
    this.sources.push(source);
  }

  async ask(questions: readonly FactQuestion[]): Promise<Map<string, Record<string, IndicatorFacts>>> {
    const found = new Map<string, Record<string, IndicatorFacts>>();
    for (const source of this.sources) {
      for (const [versionId, facts] of await source(questions)) {
        const merged = { ...found.get(versionId) };
        for (const [key, value] of Object.entries(facts)) merged[key] = { ...merged[key], ...value };
        found.set(versionId, merged);
      }
    }
    return found;
  }
}
