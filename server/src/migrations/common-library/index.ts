import { createHash } from 'node:crypto';
import { indexTokens, libraryLevel1 } from '@jixiao/shared';
import { GENERAL } from './general.js';
import { PEOPLE } from './people.js';
import { SERVICES } from './services.js';
import type { CommonLine } from './shapes.js';
import { TEMPLATES } from './templates.js';
import { WHOLE_UNIT } from './whole-unit.js';
import { WORKS } from './works.js';

/** The same id on every installation, so that what is written here and there means the same indicator. */
export function commonId(code: string): string {
  const hex = createHash('sha256').update(`jixiao common library ${code}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

function indicatorRow(line: CommonLine, cell: { dimension: string; criterion: string } | null) {
  const [code, level2, name, industry, projectTypes, direction, unit, definition, formula, example, grades] = line;
  return {
    id: commonId(code),
    code,
    level1: libraryLevel1(level2),
    level2,
    name,
    industry,
    layer: cell ? 'UNIT' : 'PROJECT',
    project_types: projectTypes,
    definition,
    formula,
    example,
    unit,
    direction,
    basis: '年度工作计划',
    grades: grades?.map(([label, description, share]) => ({ label, description, share })) ?? null,
    keywords: [...projectTypes, ...(industry ? [industry] : [])],
    dimension: cell?.dimension ?? null,
    criterion: cell?.criterion ?? null,
  };
}

/** Rows of the three reference tables. */
export function commonLibrary() {
  const indicators = [
    ...[...GENERAL, ...WORKS, ...SERVICES, ...PEOPLE].map((line) => indicatorRow(line, null)),
    ...WHOLE_UNIT.map(([dimension, criterion, ...line]) => indicatorRow(line, { dimension, criterion })),
  ];
  return {
    indicators,
    tokens: indicators.flatMap(({ id, name, keywords }) =>
      indexTokens(name, keywords).map((token) => ({ token, indicator_id: id })),
    ),
    templates: TEMPLATES.map(({ code, name, kind, rows }) => ({
      id: commonId(code),
      code,
      name,
      kind,
      rows: rows.map(([indicator, example]) => ({ indicatorId: commonId(indicator), example })),
    })),
  };
}
