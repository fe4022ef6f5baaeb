/** The operations that a bench asks as a person: in production the server answers people nothing that it does not know. */
import { createHash } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** @returns path of a manifest like the one that the build of the client writes */
export function documentsFile(texts = []) {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'jixiao-bench-')), 'documents.json');
  const byHash = texts.map((text) => [createHash('sha256').update(text).digest('hex'), text]);
  writeFileSync(file, JSON.stringify(Object.fromEntries(byHash)));
  return file;
}
