import type { AuditQuery } from '@/lib/audit/schema';

const PATH = '/operations/audit';

/** The address of the record, or of its file, with these filters; nothing that is not given stands in it. */
export function auditAddress(query: Partial<AuditQuery>, path = PATH): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

const PAGES: Readonly<Record<string, string>> = {
  account: '/operations',
  case: '/desk',
  import: '/operations/imports',
  mail: '/operations/mail',
  person: '/operations/people',
  wave: '/operations/waves',
  webhook: '/operations/webhooks',
};

/** The page about what an entry is about, when there is one. */
export const subjectPage = (type: string, id: string): string | null =>
  PAGES[type] ? `${PAGES[type]}/${encodeURIComponent(id)}` : null;
