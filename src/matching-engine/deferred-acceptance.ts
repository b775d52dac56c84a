import { type Market, pinnedPairs, slotsOf } from './market.ts';
import { pairLot, type TieOptions, wishKey } from './tie-break.ts';
import { WishOrder } from './wish-order.ts';

/**
 * Stable matching by deferred acceptance, mentees proposing (Gale and Shapley 1962, with places:
 * Hospitals/Residents). Ties are broken beforehand, so the answer is weakly stable, and among the stable
 * answers of those broken lists every mentee has the best partner she can have in any of them.
 * Time is linear in the number of edges but for the sorting of ties. Returns the edge of each mentee, or -1.
 */
export function deferredAcceptance(market: Market, options: TieOptions): Int32Array {
  const { problem, menteeCount, start, end, room } = market;
  const { mentorOf, mentorRank, compatibility, menteeKey, mentorKey } = problem;
  const slots = slotsOf(market);
  const heldBy = new Int32Array(slots[market.mentorCount] as number);
  const heldKey = new Float64Array(heldBy.length);
  const count = new Uint8Array(market.mentorCount);
  const order = new WishOrder(market, options);
  const byScore = options.ties === 'compatibility';
  const answer = pinnedPairs(problem);
  const waiting = new Int32Array(menteeCount);
  let waitingCount = 0;
  for (let i = menteeCount - 1; i >= 0; i--) {
    if ((start[i] as number) < (end[i] as number)) waiting[waitingCount++] = i;
  }

  while (waitingCount > 0) {
    const i = waiting[--waitingCount] as number;
    for (;;) {
      const edge = order.next(i);
      if (edge === -1) break;
      const j = mentorOf[edge] as number;
      const first = slots[j] as number;
      const places = room[j] as number;
      if (places === 0) continue;
      const lot = pairLot(~options.seed, menteeKey[i] as number, mentorKey[j] as number);
      const key = wishKey(mentorRank[edge] as number, byScore ? (compatibility[edge] as number) : 1000, lot);
      const taken = count[j] as number;
      let slot = first + taken;
      if (taken < places) count[j] = taken + 1;
      else {
        slot = first;
        for (let other = first + 1; other < first + places; other++) {
          const more = (heldKey[other] as number) - (heldKey[slot] as number);
          if (more > 0 || (more === 0 && (heldBy[other] as number) > (heldBy[slot] as number))) slot = other;
        }
        const rival = heldBy[slot] as number;
        const worse = key - (heldKey[slot] as number);
        if (worse > 0 || (worse === 0 && i > rival)) continue;
        answer[rival] = -1;
        waiting[waitingCount++] = rival;
      }
      heldBy[slot] = i;
      heldKey[slot] = key;
      answer[i] = edge;
      break;
    }
  }
  return answer;
}
