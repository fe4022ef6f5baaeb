import { Injectable } from '@nestjs/common';
import { type Grade, gradeLabel } from '@jixiao/shared';
import { OrganizationsApi } from '../../../organizations/index.js';

/** A grade of a work year, as one key. */
export const gradeKey = (workYear: number, grade: string): string => `${workYear}:${grade}`;

/** Grades in the words of the place, by the scale of their own year (R146). */
@Injectable()
export class GradeWords {
  constructor(private readonly organizations: OrganizationsApi) {}

  async of(keys: readonly string[]): Promise<Map<string, string>> {
    const parts = keys.map((key) => ({ key, year: Number(key.split(':')[0]), grade: key.split(':')[1] as Grade }));
    const rules = await this.organizations.parametersOf([...new Set(parts.map(({ year }) => year))]);
    return new Map(parts.map(({ key, year, grade }) => [key, gradeLabel(grade, rules.get(year)!.rule('grade.scale'))]));
  }

  /** The rows with their grade in words; null where there is none. */
  async worded<Row extends { grade: string | null }>(
    rows: readonly Row[],
    yearOf: (row: Row) => number,
  ): Promise<(Row & { gradeLabel: string | null })[]> {
    const keyOf = (row: Row): string | null => row.grade && gradeKey(yearOf(row), row.grade);
    const words = await this.of([...new Set(rows.flatMap((row) => keyOf(row) ?? []))]);
    return rows.map((row) => ({ ...row, gradeLabel: words.get(keyOf(row) ?? '') ?? null }));
  }
}
