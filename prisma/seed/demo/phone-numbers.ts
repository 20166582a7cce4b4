const digits = (value: number, width: number) => String(value).padStart(width, '0');
const compact = (number: string) => number.replaceAll(' ', '');
/** Numbers that are reserved for fiction, or in no use; the index counts them up. */
export const us = (area: number) => (index: number) => compact(`+1 ${area} 555 ${digits(100 + index, 4)}`);
export const uk = (index: number) => compact(`+44 20 7946 ${digits(100 + index, 4)}`);
export const plain = (prefix: string, width: number) => (index: number) =>
  compact(`${prefix}${digits(index + 10, width)}`);
