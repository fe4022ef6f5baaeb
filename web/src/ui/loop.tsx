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
