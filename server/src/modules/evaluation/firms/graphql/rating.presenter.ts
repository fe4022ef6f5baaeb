import type { QualityBand } from '@jixiao/shared';
import type { RatingView } from '../application/firm-queries.js';
import type { QualityBandObject, QualityRatingObject } from './rating.objects.js';

const band = (one: QualityBand): QualityBandObject => ({
  ...one,
  deduct: String(one.deduct),
  bonus: String(one.bonus),
});

export const presentRating = (rating: RatingView): QualityRatingObject => ({
  ...rating,
  sheet: rating.sheet.map((one) => ({
    ...one,
    items: one.items.map((item) => ({ ...item, isVeto: item.isVeto === true })),
  })),
  checklist: rating.checklist.map((line) => ({ ...line, points: String(line.points) })),
  bands: rating.bands.map(band),
  band: rating.band ? band(rating.band) : null,
});
