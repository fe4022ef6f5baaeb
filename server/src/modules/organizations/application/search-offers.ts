import { Injectable } from '@nestjs/common';
import type { SearchRecord } from '../persistence/organizations.reads.js';

/** Finds records of one kind by name or code, inside the reach of the actor. */
export type SearchOffer = (term: string, first: number) => Promise<SearchRecord[]>;

/** The search box stands in this room; what later modules keep, they find themselves. */
@Injectable()
export class SearchOffers {
  private readonly offers: SearchOffer[] = [];

  register(offer: SearchOffer): void {
    this.offers.push(offer);
  }

  /** Hits in the order in which the modules stand, at most `first`. */
  async search(term: string, first: number): Promise<SearchRecord[]> {
    const found: SearchRecord[] = [];
    for (const offer of this.offers) {
      if (found.length >= first) break;
      found.push(...(await offer(term, first - found.length)));
    }
    return found;
  }
}
