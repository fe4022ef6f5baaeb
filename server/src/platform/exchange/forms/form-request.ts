import { badInput } from '../../errors/domain-error.js';
import type { FormOrder } from './form-imports.service.js';

/** What a request says of a workbook in its address. */
export function formOrderOf(query: Readonly<Record<string, unknown>>): FormOrder {
  const { commit, confirm, problems, fileName } = query;
  return {
    commit: commit === 'true',
    confirmed: typeof confirm === 'string' && confirm !== '' ? confirm.split(',') : [],
    allProblems: problems === 'all',
    fileName: typeof fileName === 'string' ? fileName : '',
  };
}

/** @throws DomainError for anything but the two orders that an import takes */
export function importActionOf(text: string): 'cancel' | 'resume' {
  if (text !== 'cancel' && text !== 'resume') throw badInput('IMPORT_ACTION', 'action', { actions: 'cancel、resume' });
  return text;
}
