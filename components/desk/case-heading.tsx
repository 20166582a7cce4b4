import { NextDeadline } from '@/components/cases/next-deadline';
import { requestInWords, statusInWords } from '@/components/cases/words';
import { Badge, StatusBadge } from '@/components/ui/status-badge';
import type { CaseTarget } from '@/lib/cases/rules/targets';
import type { CaseDetail } from '@/lib/cases/types';
import { severityNames } from '@/lib/service-levels/rules/names';

type Props = { detail: CaseDetail; targets: readonly CaseTarget[]; zone: string; now: Date };

/** Subject, number, state; the next deadline in words; who has it. */
export function CaseHeading({ detail, targets, zone, now }: Props) {
  const state = statusInWords(detail.status, 'STAFF');
  const { severity } = detail;
  return (
    <header className="flex flex-col gap-2">
      <a href="/desk" className="way-back self-start rounded-sm text-sm text-muted hover:text-ink">
        <span aria-hidden="true">← </span>Back to the queue
      </a>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted">
        <span className="tabular-nums">{detail.number}</span>
        <Badge>{requestInWords(detail)}</Badge>
        <StatusBadge meaning={state.meaning} pill>
          {state.word}
        </StatusBadge>
        {severity === 'S1' ? (
          <StatusBadge meaning="urgent" pill>
            S1 {severityNames.S1.title}
          </StatusBadge>
        ) : (
          <span>
            {severity} {severityNames[severity].title}
          </span>
        )}
      </div>
      <h1 className="text-lg">{detail.subject}</h1>
      <p className="flex flex-wrap items-baseline gap-x-5 gap-y-1">
        <NextDeadline targets={targets} zone={zone} now={now} />
        <span className="text-muted">
          {detail.assignee ? (
            <>
              With <strong className="font-medium text-ink">{detail.assignee.name}</strong>
            </>
          ) : (
            'Nobody has it'
          )}
        </span>
      </p>
    </header>
  );
}
