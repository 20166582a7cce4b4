import { markedParts } from '@/lib/cases/rules/marks';

/** A text with what was searched for marked in it; shown as text, whatever it holds. */
export function Marked({ text }: { text: string }) {
  return markedParts(text).map(({ text: part, isFound, at }) =>
    isFound ? <mark key={at}>{part}</mark> : <span key={at}>{part}</span>,
  );
}
