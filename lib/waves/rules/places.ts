import type { NightHour, WaveTerms } from '../types';
import { gridOf, hourIndexOf, hoursOf, nightOf } from './night';

type Place = { at: Date; hour: NightHour; isTaken: boolean };

/** What is free in a wave's night, and what a plan has taken of it. Counts every start in the hour it falls into. */
export class Places {
  readonly hours: NightHour[];
  #starts: Date[];
  #free: Place[] | null = null;
  /** Where the search of accounts with the same freezes goes on: what it has passed never gets free again. */
  #reached = new Map<string, number>();

  constructor(
    readonly wave: WaveTerms,
    held: readonly Date[],
  ) {
    this.hours = hoursOf(wave, held);
    this.#starts = [...held];
  }

  /** Takes an exact start; false when its hour is full or outside the night. */
  takeAt(at: Date): boolean {
    const hour = this.hours[hourIndexOf(nightOf(this.wave).opensAt, at)];
    if (!hour || hour.held + hour.planned >= hour.capacity) return false;
    hour.planned += 1;
    this.#starts.push(at);
    this.#free = null;
    this.#reached.clear();
    return true;
  }

  /** The first start that is free and that `mayUse` allows; accounts of one `kind` must be allowed the same. */
  takeFirst(kind: string, mayUse: (at: Date) => boolean): Date | null {
    const places = this.#places();
    for (let index = this.#reached.get(kind) ?? 0; index < places.length; index += 1) {
      this.#reached.set(kind, index + 1);
      const place = places[index];
      if (!place || place.isTaken || !mayUse(place.at)) continue;
      place.isTaken = true;
      place.hour.planned += 1;
      return place.at;
    }
    return null;
  }

  /** Every start that the empty night has. */
  allStarts(): Date[] {
    return this.hours.flatMap((hour) => gridOf(this.wave, hour));
  }

  #places(): Place[] {
    this.#free ??= this.hours.flatMap((hour) => this.#freeIn(hour));
    return this.#free;
  }

  /** The grid of an hour without the starts that are taken, and never more than the hour still takes. */
  #freeIn(hour: NightHour): Place[] {
    const taken = new Map<number, number>();
    for (const start of this.#starts) {
      const at = start.getTime();
      if (start >= hour.startsAt && start < hour.endsAt) taken.set(at, (taken.get(at) ?? 0) + 1);
    }
    const free = gridOf(this.wave, hour).filter((at) => {
      const times = taken.get(at.getTime()) ?? 0;
      taken.set(at.getTime(), times - 1);
      return times <= 0;
    });
    const left = Math.max(0, hour.capacity - hour.held - hour.planned);
    return free.slice(0, left).map((at) => ({ at, hour, isTaken: false }));
  }
}
