import { Button } from 'antd';
import { useState, type MouseEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { formatNumber } from '../lib/format.js';
import { ErrorPanel } from './error-panel.js';
import { EmptyState, TableSkeleton } from './states.js';
import { ColumnChoice, TableFilters, type FilterDef } from './table-filters.js';

export type { FilterDef } from './table-filters.js';

export interface Column<T> {
  key: string;
  title: ReactNode;
  /** Stands in the head, so that cells hold bare numbers. */
  unit?: ReactNode;
  align?: 'right' | 'center';
  width?: number | string;
  render: (row: T) => ReactNode;
  sortKey?: string;
  /** Not shown until chosen. */
  hidden?: boolean;
  /** Kept on phones (the first column always is). */
  phone?: boolean;
  /** The cell that names the row carries its link; the first one where no column says so. */
  link?: boolean;
}

export interface DataTableProps<T> {
  columns: Column<T>[];
  rows: T[] | undefined;
  rowKey: (row: T) => string;
  rowLink?: (row: T) => string | undefined;
  loading?: boolean;
  loadingMore?: boolean;
  error?: unknown;
  onRetry?: () => void;
  total?: number | null;
  hasMore?: boolean;
  onLoadMore?: () => void;
  /** What will appear here and how it gets there. */
  empty?: ReactNode;
  filters?: FilterDef[];
  actions?: ReactNode;
  /** Bar over the table for the rows that are checked. */
  bulk?: (ids: string[], clear: () => void) => ReactNode;
  columnChoice?: boolean;
  footer?: ReactNode;
  dense?: boolean;
  caption?: string;
}

/** Filters, sort and chosen columns stand in the URL: the address is the list. */
export function DataTable<T>(props: DataTableProps<T>) {
  const { columns, rows, filters, actions, columnChoice, total, error, onRetry, loading, empty, bulk } = props;
  const { t } = useTranslation('common');
  const [params] = useSearchParams();
  const [checked, setChecked] = useState<string[]>([]);
  const chosen = params.get('cols')?.split(',');
  const shown = columns.filter(
    (column, index) => index === 0 || (chosen ? chosen.includes(column.key) : !column.hidden),
  );
  const filtered = filters?.some((filter) => params.get(filter.key));
  const hasBar = Boolean(filters?.length || actions || columnChoice);

  return (
    <div>
      {hasBar && (
        <div className="jx-tablebar">
          {filters && <TableFilters filters={filters} />}
          <div className="jx-tablebar-end">
            {total != null && <span>{t('table.total', { count: total, total: formatNumber(total) })}</span>}
            {columnChoice && <ColumnChoice columns={columns} shown={shown.map((column) => column.key)} />}
            {actions}
          </div>
        </div>
      )}
      {bulk && checked.length > 0 && (
        <div className="jx-bulk">
          <span>{t('table.checked', { count: checked.length })}</span>
          {bulk(checked, () => setChecked([]))}
        </div>
      )}
      {error && !rows ? (
        <ErrorPanel error={error} onRetry={onRetry} />
      ) : loading && !rows ? (
        <TableSkeleton columns={shown.length} />
      ) : rows && rows.length === 0 ? (
        filtered ? (
          <EmptyState title={t('table.noMatch')} text={t('table.noMatchText')} />
        ) : (
          (empty ?? <EmptyState title={t('table.empty')} />)
        )
      ) : (
        <TableGrid {...props} columns={shown} checked={bulk ? checked : undefined} onCheck={setChecked} />
      )}
    </div>
  );
}

interface GridProps<T> extends DataTableProps<T> {
  checked?: string[];
  onCheck: (ids: string[]) => void;
}

function TableGrid<T>(props: GridProps<T>) {
  const {
    columns,
    rows = [],
    rowKey,
    footer,
    dense,
    caption,
    checked,
    onCheck,
    hasMore,
    onLoadMore,
    loadingMore,
  } = props;
  const { t } = useTranslation('common');
  const all = rows.map(rowKey);
  return (
    <>
      <div className="jx-table-wrap">
        <table className={dense ? 'jx-table jx-table-dense' : 'jx-table'}>
          {caption && <caption className="jx-sr">{caption}</caption>}
          <thead>
            <tr>
              {checked && (
                <th className="jx-check">
                  <input
                    type="checkbox"
                    aria-label={t('table.checkAll')}
                    checked={all.length > 0 && checked.length === all.length}
                    onChange={(event) => onCheck(event.target.checked ? all : [])}
                  />
                </th>
              )}
              {columns.map((column) => (
                <HeadCell key={column.key} column={column} />
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={rowKey(row)} row={row} {...props} />
            ))}
          </tbody>
          {footer && <tfoot>{footer}</tfoot>}
        </table>
      </div>
      {hasMore && onLoadMore && (
        <div className="jx-more">
          <Button size="small" loading={loadingMore} onClick={onLoadMore}>
            {t('table.more')}
          </Button>
          <span>{t('table.shown', { count: rows.length })}</span>
        </div>
      )}
    </>
  );
}

function HeadCell<T>({ column }: { column: Column<T> }) {
  const [params, setParams] = useSearchParams();
  const sort = params.get('sort');
  const direction = sort === column.sortKey ? 'ascending' : sort === `-${column.sortKey}` ? 'descending' : 'none';
  const toggle = () =>
    setParams(
      (current) => {
        const next = new URLSearchParams(current);
        next.set('sort', direction === 'ascending' ? `-${column.sortKey}` : column.sortKey!);
        return next;
      },
      { replace: true },
    );
  const words = (
    <>
      {column.title}
      {column.unit && <> {column.unit}</>}
    </>
  );
  return (
    <th
      scope="col"
      data-align={column.align}
      style={{ width: column.width }}
      aria-sort={column.sortKey ? direction : undefined}
    >
      {column.sortKey ? (
        <button type="button" className="jx-plain" onClick={toggle}>
          {words} {direction === 'ascending' ? '↑' : direction === 'descending' ? '↓' : ''}
        </button>
      ) : (
        words
      )}
    </th>
  );
}

function Row<T>({ row, columns, rowKey, rowLink, checked, onCheck }: GridProps<T> & { row: T }) {
  const { t } = useTranslation('common');
  const navigate = useNavigate();
  const id = rowKey(row);
  const link = rowLink?.(row);
  const named = Math.max(
    columns.findIndex((column) => column.link),
    0,
  );
  const open = (event: MouseEvent) => {
    // One cell is a true link; a click elsewhere in the row is a convenience that must not eat controls.
    if (!link || (event.target as Element).closest('a,button,input,label') || window.getSelection()?.toString()) return;
    void navigate(link);
  };
  return (
    <tr data-link={link ? '' : undefined} onClick={open}>
      {checked && (
        <td className="jx-check">
          <input
            type="checkbox"
            aria-label={t('table.checkRow')}
            checked={checked.includes(id)}
            onChange={(event) => onCheck(event.target.checked ? [...checked, id] : checked.filter((one) => one !== id))}
          />
        </td>
      )}
      {columns.map((column, index) => (
        <td
          key={column.key}
          data-align={column.align}
          data-first={index === 0 ? '' : undefined}
          data-phone={index === 0 || column.phone !== false ? undefined : 'no'}
          data-label={typeof column.title === 'string' ? column.title : undefined}
        >
          {index === named && link ? (
            <Link className="jx-rowlink" to={link}>
              {column.render(row)}
            </Link>
          ) : (
            column.render(row)
          )}
        </td>
      ))}
    </tr>
  );
}
