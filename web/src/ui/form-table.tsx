import { useRef, type ClipboardEvent, type KeyboardEvent, type ReactNode, type TdHTMLAttributes } from 'react';

export interface FormSheetProps {
  /** Official caption, in Song type. */
  title: ReactNode;
  left?: ReactNode;
  center?: ReactNode;
  right?: ReactNode;
  /** Under the sheet: what the system fills, keys. */
  foot?: ReactNode;
  children: ReactNode;
}

export function FormSheet({ title, left, center, right, foot, children }: FormSheetProps) {
  return (
    <div>
      <div className="jx-sheet">
        <div className="jx-sheet-head">
          <h2 className="jx-sheet-title">{title}</h2>
          <div className="jx-sheet-line">
            <span>{left}</span>
            <span>{center}</span>
            <span>{right}</span>
          </div>
        </div>
        <div className="jx-sheet-scroll">{children}</div>
      </div>
      {foot && <div className="jx-sheet-foot">{foot}</div>}
    </div>
  );
}

export interface FormTableProps {
  widths: (number | '*')[];
  /** Narrower than this it is scrolled, so that the free column keeps room for words. */
  least?: number;
  /** Cells pasted from a spreadsheet, with the cell where they land. */
  onPaste?: (cells: string[][], row: number, column: number) => void;
  /** After the last cell of the last row: the place where a new row begins. */
  onLeaveLast?: () => void;
  label?: string;
  children: ReactNode;
}

/** Room for words that a free column keeps where the table is scrolled. */
const LEAST_FREE = 120;

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const placeOf = (field: Element) => ({
  row: Number(field.getAttribute('data-row')),
  column: Number(field.getAttribute('data-col')),
});

/** Rows and columns of a pasted clipboard text; a lone value is an ordinary paste. */
export function cellsOf(text: string): string[][] | null {
  if (!/[\t\n]/.test(text.replace(/\r?\n$/, ''))) return null;
  return text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map((line) => line.split('\t').map((cell) => cell.trim()));
}

/** Keys move as in a spreadsheet; Tab is the browser's own, F8 goes to the next mark. */
export function FormTable({ widths, least, onPaste, onLeaveLast, label, children }: FormTableProps) {
  const table = useRef<HTMLTableElement>(null);
  const fields = () => [...(table.current?.querySelectorAll<Field>('[data-row][data-col]') ?? [])];

  const focus = (field: Field | undefined) => {
    if (!field) return false;
    field.focus();
    if ('select' in field) field.select();
    return true;
  };

  const vertical = (from: Element, step: 1 | -1) => {
    const here = placeOf(from);
    const column = fields().filter((field) => placeOf(field).column === here.column);
    const next = column
      .filter((field) => (step > 0 ? placeOf(field).row > here.row : placeOf(field).row < here.row))
      .sort((a, b) => step * (placeOf(a).row - placeOf(b).row))[0];
    return focus(next);
  };

  const nextMark = (from: Element) => {
    const marked = [...(table.current?.querySelectorAll<HTMLElement>('[data-mark]') ?? [])];
    const after = marked.find(
      (cell) => from.compareDocumentPosition(cell) & Node.DOCUMENT_POSITION_FOLLOWING && !cell.contains(from),
    );
    const target = after ?? marked[0];
    (target?.querySelector<HTMLElement>('[data-row]') ?? target)?.focus();
    target?.scrollIntoView({ block: 'nearest' });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target as Element;
    if (event.key === 'F8') {
      event.preventDefault();
      nextMark(target);
      return;
    }
    if (!target.hasAttribute('data-row')) return;
    const isList = target instanceof HTMLSelectElement;
    const isText = target instanceof HTMLTextAreaElement;
    if (event.ctrlKey && event.key === 'ArrowDown') {
      event.preventDefault();
      const column = fields().filter((field) => placeOf(field).column === placeOf(target).column);
      focus(column.at(-1));
      return;
    }
    const step =
      event.key === 'ArrowDown' || (event.key === 'Enter' && !event.shiftKey)
        ? 1
        : event.key === 'ArrowUp' || event.key === 'Enter'
          ? -1
          : 0;
    if (step === 0 || event.nativeEvent.isComposing) return;
    if (isList && event.key.startsWith('Arrow')) return;
    if (isText && event.key.startsWith('Arrow')) return;
    event.preventDefault();
    if (!vertical(target, step) && step > 0) onLeaveLast?.();
  };

  const paste = (event: ClipboardEvent) => {
    const target = event.target as Element;
    const cells = cellsOf(event.clipboardData.getData('text/plain'));
    if (!cells || !onPaste || !target.hasAttribute('data-row')) return;
    event.preventDefault();
    const { row, column } = placeOf(target);
    onPaste(cells, row, column);
  };

  const fixed = widths.reduce<number>((sum, width) => sum + (width === '*' ? LEAST_FREE : width), 0);
  return (
    <table
      ref={table}
      className="jx-form"
      aria-label={label}
      style={{ ...(least === undefined ? {} : { minWidth: least }), ['--least' as string]: `${fixed}px` }}
      onKeyDown={onKeyDown}
      onPaste={paste}
    >
      <colgroup>
        {widths.map((width, index) => (
          <col key={index} style={width === '*' ? undefined : { width }} />
        ))}
      </colgroup>
      <tbody>{children}</tbody>
    </table>
  );
}

type CellSpan = Pick<TdHTMLAttributes<HTMLTableCellElement>, 'colSpan' | 'rowSpan' | 'title'>;

export function Caption({
  children,
  note,
  align,
  ...span
}: CellSpan & { children?: ReactNode; note?: ReactNode; align?: 'right' | 'center' }) {
  return (
    <th scope="row" className="jx-caption" data-align={align} {...span}>
      {children}
      {note && <div className="jx-note">{note}</div>}
    </th>
  );
}
