import type { LibraryContent } from '@jixiao/shared';
import { contentHash } from '../../../../platform/integrity/index.js';

const part = (text: string | null): string => (text ?? '').normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/** What makes an indicator the same one again: a sheet without codes that is read twice brings nothing twice. */
export function libraryCode(content: Pick<LibraryContent, 'level2' | 'name' | 'industry' | 'field'>): string {
  const same = [content.level2, content.name, content.industry, content.field].map(part);
  return `L${contentHash(same).slice(0, 12).toUpperCase()}`;
}
