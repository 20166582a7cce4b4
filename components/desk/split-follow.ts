/** Held keys run down the rows; the case beside follows when they rest. */
const REST_MS = 80;

let wanted: number | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;

/** The case that is asked for and not there yet; otherwise the one shown. */
export const wantedOr = (shown: number): number => wanted ?? shown;

export function follow(number: number, go: (number: number) => void): void {
  wanted = number;
  clearTimeout(timer);
  timer = setTimeout(() => go(number), REST_MS);
}

/** Whatever else opened or closed a case has the last word. */
export function stopFollowing(): void {
  wanted = null;
  clearTimeout(timer);
}

export function arrive(number: number): void {
  if (wanted === number) wanted = null;
}
