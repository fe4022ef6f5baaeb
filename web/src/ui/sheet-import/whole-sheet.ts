import { type DomainError, type Refusal, toDomainError } from '../../lib/domain-error.js';
import { rest } from '../../lib/rest.js';
import type { PreviewLine, SheetFindings, SheetProblem, SheetSource } from './types.js';

/** Answer of a sheet that enters whole or not at all. */
export interface WholeAnswer {
  created: number;
  changed?: number;
  present: readonly string[];
  preview: readonly PreviewLine[];
  amount?: string;
}

const CELL = /^([A-Z]{1,3})(\d{1,7})$/;

/** A sheet that enters whole or not at all, in one request: what the server refuses is what is wrong in its cells. */
export function wholeSheet(url: string): SheetSource {
  const look = async (file: File): Promise<SheetFindings> => {
    try {
      const { created, changed, present, preview, amount } = await rest.upload<WholeAnswer>(`${url}?check=1`, file);
      const counts = {
        CREATED: created,
        ...(changed === undefined ? {} : { CHANGED: changed }),
        UNCHANGED: present.length,
      };
      return { problems: [], problemCount: 0, counts, preview, amount, asked: [], isWrong: false };
    } catch (thrown) {
      const problems = problemsOf(toDomainError(thrown));
      return { problems, problemCount: problems.length, counts: {}, preview: [], asked: [], isWrong: true };
    }
  };
  return {
    look,
    everyProblem: async (file) => (await look(file)).problems,
    enter: async (file) => {
      await rest.upload<WholeAnswer>(url, file);
      return null;
    },
  };
}

/** @throws the error itself when it speaks of no cell: the file as a whole, the person's rights, the network */
function problemsOf(error: DomainError): SheetProblem[] {
  if (!error.refusals.some(({ field }) => CELL.test(field ?? ''))) throw error;
  return error.refusals.map((refusal: Refusal) => {
    const [cell = '', column = '', row = '0'] = CELL.exec(refusal.field ?? '') ?? [];
    return { ...refusal, weight: 'ERROR' as const, sheet: '', row: Number(row), column, cell };
  });
}
