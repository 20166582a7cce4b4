import type { Present } from '@/lib/desk/types';

const did: Readonly<Record<Present['doing'], string>> = {
  viewing: 'is here',
  reply: 'is writing a reply',
  note: 'is writing a note',
};

/** "Lena Ho is writing a reply, Bo Ek is here": whoever writes comes first. */
export const presentInWords = (present: readonly Pick<Present, 'name' | 'doing'>[]): string =>
  [...present]
    .sort((a, b) => Number(a.doing === 'viewing') - Number(b.doing === 'viewing'))
    .map(({ name, doing }) => `${name} ${did[doing]}`)
    .join(', ');
