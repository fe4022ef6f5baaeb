import type { ReactNode, TdHTMLAttributes } from 'react';

export interface CellMark {
  /** The same number stands in the drawer beside the form. */
  number: number;
  level: 'HARD' | 'ADVICE';
  text?: string;
}

export function MarkDisc({ number, level, text }: CellMark) {
  return (
    <span className="jx-disc" data-level={level} title={text}>
      {number}
    </span>
  );
}

interface CellLook extends Pick<TdHTMLAttributes<HTMLTableCellElement>, 'colSpan' | 'rowSpan'> {
  /** What the cell is about, for a phone, where the rows of the form are stacked and its heads are gone. */
  caption?: string;
  align?: 'right' | 'center';
  mark?: CellMark | null;
  current?: boolean;
}

export interface CellProps extends CellLook {
  /** Filled by the system. */
  computed?: boolean;
  quiet?: boolean;
  strong?: boolean;
  children?: ReactNode;
}

export function Cell({ align, mark, current, computed, quiet, strong, caption, children, ...span }: CellProps) {
  return (
    <td
      className="jx-cell"
      data-align={align}
      data-mark={mark?.level}
      data-current={current || undefined}
      data-computed={computed || undefined}
      data-quiet={quiet || undefined}
      data-strong={strong || undefined}
      data-caption={caption}
      tabIndex={mark ? -1 : undefined}
      {...span}
    >
      {mark ? (
        <div className="jx-cell-row">
          {align === 'right' && <MarkDisc {...mark} />}
          <div className="jx-cell-body">{children}</div>
          {align !== 'right' && <MarkDisc {...mark} />}
        </div>
      ) : (
        children
      )}
    </td>
  );
}

export interface EditCellProps extends CellLook {
  /** Place in the grid, for keys and paste. */
  row: number;
  col: number;
  value: string | null | undefined;
  onChange: (value: string) => void;
  /** On leaving the cell. */
  onCommit?: () => void;
  /** What a screen reader says: row and column in words. */
  label: string;
  placeholder?: string;
  options?: readonly { value: string; label: string }[];
  multiline?: boolean;
  readOnly?: boolean;
  inputMode?: 'decimal' | 'text' | 'numeric';
  /** Where a prefilled value comes from: a short mark with its words. */
  origin?: { short: string; words: string } | null;
}

export function EditCell(props: EditCellProps) {
  const { row, col, value, onChange, onCommit, label, placeholder, options, multiline, readOnly, inputMode, origin } =
    props;
  const { align, mark, current, caption, ...span } = props;
  const shared = {
    className: 'jx-input',
    'data-row': row,
    'data-col': col,
    'aria-label': label,
    'aria-invalid': mark?.level === 'HARD' || undefined,
    value: value ?? '',
    onBlur: onCommit,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  return (
    <td
      className="jx-cell jx-cell-edit"
      data-align={align}
      data-mark={mark?.level}
      data-current={current || undefined}
      data-caption={caption}
      colSpan={span.colSpan}
      rowSpan={span.rowSpan}
    >
      <div className="jx-cell-row">
        <div className="jx-cell-body">
          {options ? (
            <select {...shared} disabled={readOnly}>
              {!options.some((option) => option.value === (value ?? '')) && <option value="" />}
              {options.map((option) => (
                <option key={option.value} value={option.value}>
                  {option.label}
                </option>
              ))}
            </select>
          ) : multiline ? (
            <textarea {...shared} rows={1} readOnly={readOnly} placeholder={placeholder} />
          ) : (
            <input {...shared} readOnly={readOnly} placeholder={placeholder} inputMode={inputMode} autoComplete="off" />
          )}
        </div>
        {origin && (
          <span className="jx-origin" title={origin.words}>
            {origin.short}
          </span>
        )}
        {mark && <MarkDisc {...mark} />}
      </div>
    </td>
  );
}
