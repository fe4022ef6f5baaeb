import { Injectable } from '@nestjs/common';
import type { IndicatorFacts } from '@jixiao/shared';

/** Facts by version and by key of the indicator. */
export type FactsByVersion = ReadonlyMap<string, Readonly<Record<string, IndicatorFacts>>>;
export type FactSource = (versionIds: readonly string[]) => Promise<FactsByVersion>;

/** Whoever keeps standards of indicators, such as the library, tells here how to ask for them. */
@Injectable()
export class FactSources {
  private readonly sources: FactSource[] = [];

  register(source: FactSource): void {
    this.sources.push(source);
  }

  async ask(versionIds: readonly string[]): Promise<Map<string, Record<string, IndicatorFacts>>> {
    const found = new Map<string, Record<string, IndicatorFacts>>();
    for (const source of this.sources) {
      for (const [versionId, facts] of await source(versionIds)) {
        const merged = { ...found.get(versionId) };
        for (const [key, value] of Object.entries(facts)) merged[key] = { ...merged[key], ...value };
        found.set(versionId, merged);
      }
    }
    return found;
  }
}
