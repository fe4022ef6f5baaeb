import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useYearPath } from '../../../lib/use-year.js';
import { colors } from '../../../ui/index.js';
import type { Board, BoardSheet } from '../data/rounds.types.js';

const WIDTH = 520;
const HEIGHT = 430;
const FRAME = { left: 46, top: 12, right: 12, bottom: 44 };
const TICKS = [0, 20, 40, 60, 80, 100];
const INSIDE = { width: WIDTH - FRAME.left - FRAME.right, height: HEIGHT - FRAME.top - FRAME.bottom };

const clamp = (value: number) => Math.min(100, Math.max(0, value));
const x = (percent: number) => FRAME.left + (clamp(percent) / 100) * INSIDE.width;
const y = (percent: number) => FRAME.top + (1 - clamp(percent) / 100) * INSIDE.height;

/** Area by amount, as the eye compares areas; the largest of the round is twelve pixels wide, the smallest two. */
const radius = (amount: number, largest: number) => 2 + 8 * Math.sqrt(largest > 0 ? amount / largest : 0);

const COLOURS = { GREEN: colors.green, YELLOW: colors.amber, RED: colors.red };

/** Sheets that have both a rate of money and a rate of the goal; the others cannot be drawn and are counted below. */
export const drawable = (sheets: readonly BoardSheet[]): BoardSheet[] =>
  sheets.filter((sheet) => sheet.isFiled && sheet.executionRate !== null && sheet.goalRate !== null);

/** Money against goal. The full lines stand where the light leaves green, the dotted ones where time stands. */
export function Scatter({ board }: { board: Board }) {
  const { t } = useTranslation('monitoring-rounds');
  const navigate = useNavigate();
  const to = useYearPath();
  const points = drawable(board.sheets).sort((a, b) => Number(b.budget) - Number(a.budget));
  const [current, setCurrent] = useState(0);
  const largest = Math.max(0, ...points.map(({ budget }) => Number(budget)));
  const elapsed = Number(board.timeProgress);
  const line = elapsed - Number(board.yellowGap);
  const count = (quadrant: string) => points.filter((point) => point.quadrant === quadrant).length;
  return (
    <figure className="mr-scatter">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="group" aria-label={t('scatter.label', { count: points.length })}>
        <rect x={x(0)} y={y(100)} width={x(line) - x(0)} height={y(0) - y(100)} fill="#F4F6F8" />
        <rect x={x(0)} y={y(line)} width={x(100) - x(0)} height={y(0) - y(line)} fill="#F4F6F8" />
        <rect x={x(0)} y={y(100)} width={INSIDE.width} height={INSIDE.height} fill="none" stroke={colors.hairline} />
        {TICKS.map((tick) => (
          <g key={tick} className="mr-tick">
            <text x={x(tick)} y={y(0) + 14} textAnchor="middle">
              {tick}
            </text>
            <text x={x(0) - 6} y={y(tick) + 4} textAnchor="end">
              {tick}
            </text>
          </g>
        ))}
        <g stroke="#6B7686" strokeWidth="1">
          <line x1={x(line)} x2={x(line)} y1={y(0)} y2={y(100)} />
          <line x1={x(0)} x2={x(100)} y1={y(line)} y2={y(line)} />
          <line x1={x(elapsed)} x2={x(elapsed)} y1={y(0)} y2={y(100)} strokeDasharray="2 3" />
          <line x1={x(0)} x2={x(100)} y1={y(elapsed)} y2={y(elapsed)} strokeDasharray="2 3" />
        </g>
        {points.map((point, i) => (
          <Mark
            key={point.id}
            point={point}
            size={radius(Number(point.budget), largest)}
            isCurrent={i === current}
            onFocus={() => setCurrent(i)}
            onOpen={() => void navigate(to(`monitoring/${point.id}`))}
          />
        ))}
        <g className="mr-quadrant">
          <text x={x(0) + 8} y={y(100) + 18}>
            {t('quadrant.MONEY_SLOW')} {count('MONEY_SLOW')}
          </text>
          <text x={x(100) - 8} y={y(100) + 18} textAnchor="end">
            {t('quadrant.NORMAL')} {count('NORMAL')}
          </text>
          <text x={x(0) + 8} y={y(0) - 8}>
            {t('quadrant.BOTH_SLOW')} {count('BOTH_SLOW')}
          </text>
          <text x={x(100) - 8} y={y(0) - 8} textAnchor="end">
            {t('quadrant.GOAL_SLOW')} {count('GOAL_SLOW')}
          </text>
        </g>
        <g className="mr-axis">
          <text x={x(100)} y={HEIGHT - 8} textAnchor="end">
            {t('scatter.money')}
          </text>
          <text x={x(0)} y={HEIGHT - 8}>
            {t('scatter.lines', { line: line.toFixed(2), elapsed: board.timeProgress })}
          </text>
          <text transform={`translate(12 ${y(50)}) rotate(-90)`} textAnchor="middle">
            {t('scatter.goal')}
          </text>
        </g>
      </svg>
    </figure>
  );
}

/** Shape and colour together: circle, triangle, square. */
interface MarkProps {
  point: BoardSheet;
  size: number;
  /** The one mark that the tab key reaches; the arrows go on from there. */
  isCurrent: boolean;
  onFocus: () => void;
  onOpen: () => void;
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

function Mark({ point, size, isCurrent, onFocus, onOpen }: MarkProps) {
  const { t } = useTranslation('monitoring-rounds');
  const [cx, cy] = [x(Number(point.executionRate)), y(Number(point.goalRate))];
  const fill = point.light ? COLOURS[point.light] : colors.secondary;
  const words = t('scatter.point', {
    name: point.name,
    unit: point.agencyName,
    money: point.executionRate,
    goal: point.goalRate,
    light: t(`light.${point.light ?? 'NONE'}`),
  });
  const shape = { fill, fillOpacity: point.light === 'GREEN' ? 0.4 : 0.75, stroke: '#fff', strokeWidth: 0.5 };
  const onKey = (event: KeyboardEvent<SVGGElement>) => {
    const step = STEPS[event.key];
    if (event.key === 'Enter') onOpen();
    if (step === undefined) return;
    event.preventDefault();
    const marks = [...event.currentTarget.parentElement!.querySelectorAll<SVGGElement>('.mr-mark')];
    marks.at((marks.indexOf(event.currentTarget) + step) % marks.length)?.focus();
  };
  return (
    <g
      className="mr-mark"
      role="link"
      aria-label={words}
      tabIndex={isCurrent ? 0 : -1}
      onClick={onOpen}
      onFocus={onFocus}
      onKeyDown={onKey}
    >
      <title>{words}</title>
      {point.light === 'RED' ? (
        <rect x={cx - size} y={cy - size} width={size * 2} height={size * 2} {...shape} />
      ) : point.light === 'YELLOW' ? (
        <path
          d={`M${cx} ${cy - size * 1.2} ${cx + size * 1.2} ${cy + size} ${cx - size * 1.2} ${cy + size}z`}
          {...shape}
        />
      ) : (
        <circle cx={cx} cy={cy} r={size} {...shape} />
      )}
    </g>
  );
}
