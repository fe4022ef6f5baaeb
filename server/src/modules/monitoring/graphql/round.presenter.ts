import { storedScope } from '@jixiao/shared';
import type { Board } from '../application/round-board.js';
import type { BoardObject, OpeningObject, RoundObject, RoundUnitObject } from './round.objects.js';

type Round = Board['round'];

export const presentRound = (round: Round): RoundObject => ({
  ...round,
  scope: storedScope(round.scope),
  opening: opening(round),
});

export const presentUnit = (unit: Board['units'][number]): RoundUnitObject => ({
  ...unit,
  scope: storedScope(unit.scope),
});

export const presentBoard = (board: Board): BoardObject => ({
  ...board,
  round: presentRound(board.round),
  units: board.units.map(presentUnit),
});

function opening({ jobState, jobDone, jobTotal, jobError }: Round): OpeningObject | null {
  if (!jobState) return null;
  return { state: jobState, done: jobDone ?? 0, total: jobTotal, error: jobError ? { code: jobError.code } : null };
}
