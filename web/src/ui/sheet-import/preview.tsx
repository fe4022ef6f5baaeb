import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../lib/format.js';
import { KeyFigures } from '../key-figures.js';
import { Money } from '../numbers.js';
import type { PreviewOutcome, SheetFindings } from './types.js';

const OUTCOMES: readonly PreviewOutcome[] = ['CREATED', 'CHANGED', 'UNCHANGED', 'SKIPPED'];

/** What saving would do: how many, and which. */
export function Preview({ findings }: { findings: SheetFindings }) {
  const { t } = useTranslation('sheets');
  const { counts, preview, amount } = findings;
  const total = OUTCOMES.reduce((sum, outcome) => sum + (counts[outcome] ?? 0), 0);
  return (
    <section aria-label={t('step.preview')}>
      <KeyFigures
        items={[
          ...OUTCOMES.filter((outcome) => counts[outcome] !== undefined).map((outcome) => ({
            key: outcome,
            label: t(`outcome.${outcome}`),
            value: formatNumber(counts[outcome] ?? 0),
          })),
          ...(amount === undefined
            ? []
            : [{ key: 'amount', label: t('newAmount'), value: <Money value={amount} unit /> }]),
        ]}
      />
      {preview.length > 0 && (
        <div className="jx-import-table" tabIndex={0} role="group" aria-label={t('step.preview')}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t('col.outcome')}</th>
                <th scope="col">{t('col.code')}</th>
                <th scope="col">{t('col.name')}</th>
              </tr>
            </thead>
            <tbody>
              {preview.map((line) => (
                <tr key={`${line.code}/${line.name}`}>
                  <td>{t(`outcome.${line.outcome}`)}</td>
                  <td>{line.code}</td>
                  <td className="jx-import-words">{line.name}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {total > preview.length && <p className="jx-note">{t('previewShown', { shown: preview.length })}</p>}
    </section>
  );
}
