import { useTranslation } from 'react-i18next';
import { CLIENT_HEADER } from '../../../lib/rest.js';
import { useAct } from '../../../lib/use-act.js';
import { useDescribeRefusal } from '../../../ui/index.js';
import { asRefusal, type SheetReport } from './sheets.types.js';

/** What is wrong in a file, by worksheet, row and column, in words. */
export function ProblemTable({ report, file, year }: { report: SheetReport; file: File; year: number }) {
  const { t } = useTranslation('goals');
  const describe = useDescribeRefusal();
  const { act, running } = useAct();

  const all = () =>
    act(async () => {
      const response = await fetch(`/api/goals/sheets/problems.xlsx?year=${year}`, {
        method: 'POST',
        credentials: 'same-origin',
        headers: { ...CLIENT_HEADER, 'content-type': 'application/octet-stream' },
        body: file,
      });
      const address = URL.createObjectURL(await response.blob());
      const link = document.createElement('a');
      link.href = address;
      link.download = 'problems.xlsx';
      link.click();
      URL.revokeObjectURL(address);
    });

  return (
    <>
      <p>
        {t('sheets.problems', { count: report.problemCount, shown: report.problems.length })}{' '}
        <button type="button" className="jx-linkish" disabled={running} onClick={() => void all()}>
          {t('sheets.allProblems')}
        </button>
      </p>
      <div className="goals-problems">
        <table>
          <thead>
            <tr>
              <th>{t('sheets.col.sheet')}</th>
              <th>{t('sheets.col.cell')}</th>
              <th>{t('sheets.col.column')}</th>
              <th>{t('sheets.col.problem')}</th>
              <th>{t('sheets.col.weight')}</th>
            </tr>
          </thead>
          <tbody>
            {report.problems.map((problem, index) => {
              const { text, wayOut } = describe(asRefusal(problem));
              return (
                <tr key={index}>
                  <td>{problem.sheet}</td>
                  <td>{problem.cell}</td>
                  <td>{problem.column}</td>
                  <td>
                    {text} {wayOut}
                  </td>
                  <td className={problem.weight === 'ERROR' ? 'jx-red' : undefined}>
                    {t(`sheets.weight.${problem.weight}`)}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </>
  );
}
