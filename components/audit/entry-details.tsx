import { TextLink } from '@/components/ui/text-link';
import { changesOf } from '@/lib/audit/rules/changes';
import { subjectWord } from '@/lib/audit/rules/words';
import type { AuditEntry } from '@/lib/audit/types';
import { auditAddress } from './address';

/** What was before and after, and what an engineer asks for, behind one word. */
export function EntryDetails({ entry }: { entry: AuditEntry }) {
  const { subjectType, subjectId, requestId, action } = entry;
  const changes = changesOf(entry.before, entry.after);
  const subject = `${subjectWord(subjectType)} ${subjectId}`;
  return (
    <details className="mt-1">
      <summary className="w-fit cursor-pointer text-muted">
        {changes.length === 0 ? 'Details' : 'What changed'}
      </summary>
      <div className="mt-2 flex flex-col gap-2">
        {changes.length > 0 && (
          <dl className="flex flex-col gap-1">
            {changes.map(({ field, before, after }) => (
              <div key={field} className="break-words">
                <dt className="inline text-muted">{field}: </dt>
                <dd className="inline">
                  {before !== null && <del>{before}</del>}
                  {before !== null && after !== null && <span aria-hidden="true"> → </span>}
                  {after !== null && <ins className="no-underline">{after}</ins>}
                </dd>
              </div>
            ))}
          </dl>
        )}
        <p className="break-words text-muted">
          <code>{action}</code> at <code>{entry.at.toISOString()}</code>, request <code>{requestId}</code>
        </p>
        <p>
          <TextLink href={auditAddress({ subject })}>
            Everything about this {subjectWord(subjectType)}
          </TextLink>
        </p>
      </div>
    </details>
  );
}
