/** Whether cases open beside the queue: chosen once, kept in this browser, because it is its screen that has the room. */
const KEY = 'desk:split';
const HAS_ROOM = '(width >= 80rem)';

export const hasRoom = (): boolean => matchMedia(HAS_ROOM).matches;

export function chooseSplit(isOn: boolean): void {
  try {
    if (isOn) localStorage.setItem(KEY, 'on');
    else localStorage.removeItem(KEY);
  } catch {
    // Without storage the address alone says it.
  }
}

export function isSplitChosen(): boolean {
  try {
    return hasRoom() && localStorage.getItem(KEY) === 'on';
  } catch {
    return false;
  }
}
