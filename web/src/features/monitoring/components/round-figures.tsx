import { useTranslation } from 'react-i18next';
import { formatPercent, formatWan, useFormat } from '../../../lib/format.js';
import { KeyFigures, RateBar } from '../../../ui/index.js';
import type { Board } from '../data/rounds.types.js';

const share = (part: number, whole: number) => formatPercent((whole === 0 ? 0 : (part / whole) * 100).toFixed(2));

/** Filed of what is owed, the three lights, and the money: as reported, and beside it as it stands now (R107). */
export function RoundFigures({ board }: { board: Board }) {
  const { t } = useTranslation('monitoring-rounds');
  const { date } = useFormat();
  const { filed, owed, yellowGap, redGap } = board;
  const missing = owed - filed;
  return (
    <KeyFigures
      items={[
        {
          key: 'filed',
          label: t('figure.filed'),
          value: filed,
          unit: ` / ${owed} ${t('sheetsUnit')}`,
          bar: <RateBar rate={owed === 0 ? 0 : (filed / owed) * 100} width={150} hideValue />,
          note: t('figure.owed', {
            amount: formatWan(board.budget),
            units: board.units.filter((unit) => unit.owed > 0).length,
          }),
        },
        {
          key: 'green',
          light: 'GREEN',
          label: t('light.GREEN'),
          value: board.green,
          note: t('figure.green', { share: share(board.green, filed), gap: Number(yellowGap) }),
        },
        {
          key: 'yellow',
          light: 'AMBER',
          label: t('light.YELLOW'),
          value: board.yellow,
          note: t('figure.yellow', { share: share(board.yellow, filed), from: Number(yellowGap), to: Number(redGap) }),
        },
        {
          key: 'red',
          light: 'RED',
          label: t('light.RED'),
          value: board.red,
          note: t('figure.red', { share: share(board.red, filed), undecided: board.undecided }),
        },
        {
          key: 'missing',
          light: 'NONE',
          label: t(board.round.state === 'OPEN' ? 'figure.missing' : 'figure.notFiled'),
          value: missing,
          note: t('figure.missingNote', { units: board.unitsMissing, vacant: board.vacantSeats }),
        },
        {
          key: 'rate',
          label: t('figure.rate', { date: date(board.round.periodTo) }),
          value: board.rate ? formatPercent(board.rate) : '—',
          note: (
            <>
              {!board.lastImportOn && t('figure.noImport')}
              {board.lastImportOn &&
                board.liveRate &&
                t('figure.live', { rate: formatPercent(board.liveRate), on: date(board.lastImportOn) })}
              {board.lateSheets > 0 && (
                <div className="jx-amber">
                  {t('figure.late', { count: board.lateSheets, amount: formatWan(board.late) })}
                </div>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
