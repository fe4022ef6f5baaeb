/** What a room says of a table of its own whose content may have to go. */
export interface ErasureRules {
  /** Columns that stay: codes, hashes and rules, which tell nothing of the content. */
  readonly keep?: readonly string[];
  /** Days and years that are content: they go too. */
  readonly also?: readonly string[];
  /** Numbers that a finished state demands: they become 0 instead of nothing. */
  readonly zero?: readonly string[];
  /** References that name the erased document and yet belong to another one. */
  readonly foreign?: readonly string[];
}

export interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly isRequired: boolean;
}

/**
 * Columns that can hold content: texts, numbers and structures that are no key, no choice from a list and no copy of
 * another column. Asked of the catalogue, so that a column that is added later is erased unless its room says otherwise.
 */
export const CONTENT_COLUMNS = `
  SELECT a.attrelid::regclass::text AS "table", a.attname::text AS name, format_type(a.atttypid, NULL) AS type,
         a.attnotnull AS "isRequired"
    FROM pg_attribute a
   WHERE a.attrelid = ANY ($1::text[]::regclass[]) AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     AND (a.atttypid IN ('text'::regtype, 'jsonb'::regtype, 'numeric'::regtype, 'text[]'::regtype)
          OR a.attname = ANY ($2::text[]))
     AND NOT EXISTS (SELECT 1 FROM pg_index i WHERE i.indrelid = a.attrelid AND i.indisunique
           AND a.attnum = ANY (i.indkey))
     AND NOT EXISTS (SELECT 1 FROM pg_constraint k WHERE k.conrelid = a.attrelid AND k.contype = 'c'
           AND k.conkey = ARRAY[a.attnum] AND pg_get_constraintdef(k.oid) LIKE '%ANY (ARRAY[%')
   ORDER BY a.attrelid, a.attnum`;

/** What stays in the place of the content: that something was there, and not what. */
export function emptied({ name, type, isRequired }: Column, rules: ErasureRules): string {
  const at = `"${name}"`;
  if (type === 'text') return `${at} = CASE WHEN ${at} IS NOT NULL THEN '—' END`;
  if (type === 'text[]') return `${at} = '{}'`;
  if (type === 'jsonb')
    return `${at} = CASE jsonb_typeof(${at}) WHEN 'array' THEN '[]'::jsonb WHEN 'object' THEN '{}'::jsonb ELSE 'null'::jsonb END`;
  return isRequired || rules.zero?.includes(name) ? `${at} = 0` : `${at} = NULL`;
}
