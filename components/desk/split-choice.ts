/** Whether cases open beside the queue: kept in this browser once it was chosen, because it is its screen that has the room. */
const KEY = 'desk:split';
const HAS_ROOM = '(width >= 80rem)';
/** From here on neither side is narrow, and the split needs no choosing. */
const IS_WIDE = '(width >= 90rem)';

export const hasRoom = (): boolean => matchMedia(HAS_ROOM).matches;

export function chooseSplit(isOn: boolean): void {
  try {
    localStorage.setItem(KEY, isOn ? 'on' : 'off');
  } catch {
    // Without storage the width of the window says it.
  }
}

function chosen(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

export function isSplitChosen(): boolean {
  const choice = chosen();
  return choice === null ? matchMedia(IS_WIDE).matches : choice === 'on' && hasRoom();
}
