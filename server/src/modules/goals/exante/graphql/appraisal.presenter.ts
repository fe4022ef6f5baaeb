import { currentActor } from '../../../../platform/access/index.js';
import type { Panel } from '../application/panels.js';
import type { OutcomeObject, ScorerObject } from './appraisal.objects.js';

/** Blind scoring: a sheet that is not one's own shows neither scores nor total before it may. */
export function scorersOf(panel: Panel, isOpen: boolean): ScorerObject[] {
  const { seatId } = currentActor();
  return panel.scorers.map((scorer) => {
    const isMine = scorer.seatId === seatId;
    const isShown = isMine || isOpen;
    return {
      id: scorer.id,
      seatId: scorer.seatId,
      seatTitle: scorer.seatTitle,
      agencyName: scorer.agencyName,
      isChair: scorer.isChair,
      isMine,
      personName: scorer.personName,
      submittedAt: scorer.submittedAt,
      total: isShown ? scorer.total : null,
      scores: isShown ? scorer.scores : null,
    };
  });
}

export function outcomeOf({ official, suggested, vetoes, dispersion, rules }: Panel): OutcomeObject {
  return {
    rule: rules.official,
    total: official.total,
    suggested,
    vetoes,
    items: [...official.items].map(([itemCode, points]) => ({ itemCode, points })),
    dimensions: official.dimensions,
    dispersion,
    pass: rules.pass,
    revise: rules.revise,
  };
}
