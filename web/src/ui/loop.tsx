import type { ReactNode } from 'react';
import { Link } from 'react-router';

export type StationState = 'DONE' | 'CURRENT' | 'OVERDUE' | 'FUTURE';

export interface LineStation {
  key: string;
  title: ReactNode;
  state: StationState;
  lines?: ReactNode[];
  to?: string;
}

/** The five links of one project; the done part solid, the future dotted. */
export function LoopLine({ stations }: { stations: LineStation[] }) {
  return (
    <ol className="jx-loopline">
      {stations.map((station) => (
        <li
          key={station.key}
          className="jx-station"
          data-state={station.state}
          data-line={station.state === 'DONE' ? 'solid' : 'dotted'}
        >
          <span className="jx-dot" data-state={station.state} aria-hidden="true" />
          <div className="jx-station-title">
            {station.to ? (
              <Link to={station.to} style={{ color: 'inherit' }}>
                {station.title}
              </Link>
            ) : (
              station.title
            )}
          </div>
          {station.lines?.map((line, index) => (
            <div className="jx-station-line" key={index}>
              {line}
            </div>
          ))}
        </li>
      ))}
    </ol>
  );
}

export interface ListStation {
  key: string;
  title: ReactNode;
  /** Names the year that the station judges. */
  note?: ReactNode;
  state: StationState;
  done?: number | null;
  total?: number | null;
  /** Instead of counts, e.g. "not begun". */
  text?: ReactNode;
  to?: string;
}

export function LoopList({ stations }: { stations: ListStation[] }) {
  return (
    <ol className="jx-looplist">
      {stations.map((station) => (
        <li key={station.key}>
          <span className="jx-dot" data-state={station.state} aria-hidden="true" />
          <div className="jx-looplist-name">
            {station.to ? (
              <Link className="jx-looplist-title" to={station.to}>
                {station.title}
              </Link>
            ) : (
              <span className="jx-looplist-title">{station.title}</span>
            )}
            {station.note && <div className="jx-looplist-note">{station.note}</div>}
          </div>
          <div className="jx-looplist-count">
            {station.text ? (
              <span className="jx-note">{station.text}</span>
            ) : (
              <>
                <b>{station.done ?? 0}</b>
                <span> / {station.total ?? 0}</span>
              </>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
