import { useTranslation } from 'react-i18next';
import { useAct } from '../../lib/use-act.js';
import { ErrorLine } from '../error-panel.js';
import { useDescribeRefusal } from '../refusals.js';
import { saveTable } from './save-table.js';
import type { SheetFindings, SheetProblem } from './types.js';

interface ProblemListProps {
  findings: SheetFindings;
  fileName: string;
  every: () => Promise<readonly SheetProblem[]>;
}

/** Everything that is wrong in a file, at once, by worksheet, row and column; to read here or to take along. */
export function ProblemList({ findings, fileName, every }: ProblemListProps) {
  const { t } = useTranslation('sheets');
  const words = useProblemWords();
  const { act, running, error } = useAct();
  const { problems, problemCount } = findings;
  const hasSheets = problems.some(({ sheet }) => sheet !== '');
  const heads = [...(hasSheets ? ['sheet'] : []), 'row', 'column', 'problem', 'weight'] as const;

  const take = () =>
    act(async () => {
      const all = problemCount > problems.length ? await every() : problems;
      const columns = ['sheet', 'row', 'column', 'cell', 'problem', 'weight'] as const;
      saveTable(t('problemFile', { name: fileName.replace(/\.xlsx$/i, '') }), [
        columns.map((one) => t(`col.${one}`)),
        ...all.map((one) => [one.sheet, rowOf(one), columnOf(one), one.cell, words(one), t(`weight.${one.weight}`)]),
      ]);
    });

  return (
    <section aria-label={t('problems', { count: problemCount })}>
      <div className="jx-import-line">
        <strong>{t('problems', { count: problemCount })}</strong>
        {problemCount > problems.length && (
          <span className="jx-muted">{t('problemsShown', { shown: problems.length })}</span>
        )}
        <button type="button" className="jx-linkish" disabled={running} onClick={() => void take()}>
          {t('takeProblems')}
        </button>
      </div>
      <ErrorLine error={error} />
      <div className="jx-import-table" tabIndex={0} role="group" aria-label={t('problems', { count: problemCount })}>
        <table>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {t(`col.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {problems.map((problem, index) => (
              <tr key={index}>
                {hasSheets && <td>{problem.sheet}</td>}
                <td className="jx-num">{rowOf(problem)}</td>
                <td>{columnOf(problem)}</td>
                <td className="jx-import-words">{words(problem)}</td>
                <td className={problem.weight === 'ERROR' ? 'jx-red' : 'jx-muted'}>{t(`weight.${problem.weight}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function rowOf({ row }: SheetProblem): string {
  return row > 0 ? String(row) : '';
}

/** By its caption, or by its letters where it has none. */
function columnOf({ column, cell }: SheetProblem): string {
  return column || cell.replace(/\d+$/, '');
}

/** The words of the refusals; what is named there is the column of the sheet. */
function useProblemWords(): (problem: SheetProblem) => string {
  const describe = useDescribeRefusal();
  return ({ code, ruleId, column, params, wayOut }) => {
    const said = describe({ code, ruleId, field: column, params, wayOut });
    return [said.text, said.wayOut].filter(Boolean).join(' ');
  };
}
