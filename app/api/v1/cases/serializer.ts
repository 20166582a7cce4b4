import { publicCaseOf } from '@/lib/cases/rules/public';
import type { CaseDetail } from '@/lib/cases/types';
import { type Actor, isStaff } from '@/lib/platform/actor';

/** The case as this reader may see it. */
export const serializeCase = (detail: CaseDetail, reader: Actor) => publicCaseOf(detail, isStaff(reader));

/** A page whose rows are JSON text already. */
export const serializePage = ({ json, nextCursor }: { json: string; nextCursor: string | null }): string =>
  `{"data":${json},"nextCursor":${JSON.stringify(nextCursor)}}`;
