import { CaseAction } from '@/components/cases/case-action';
import { CaseFacts, RelatedCases } from '@/components/cases/case-facts';
import { DeadlineExplanation } from '@/components/cases/deadline-explanation';
import { findRequestForm } from '@/components/cases/forms/registry';
import { ItemList } from '@/components/cases/item-list';
import { SeverityCards } from '@/components/cases/severity-cards';
import { SeverityDialog } from '@/components/cases/severity-dialog';
import { TargetList } from '@/components/cases/target-list';
import { WatchPanel } from '@/components/correspondence/watch-panel';
import { LinkButton } from '@/components/ui/button';
import { Dialog, DialogClose } from '@/components/ui/dialog';
import { Panel } from '@/components/ui/panel';
import { cancelAction } from '@/lib/cases/actions';
import { isOpen } from '@/lib/cases/rules/status';
import { countedFrom } from '@/lib/cases/rules/targets';
import type { Watcher } from '@/lib/correspondence/types';
import { type LoadedCase, reportHref, reportLabel } from './notes';

type Props = { loaded: LoadedCase; zone: string };
type ColumnProps = Props & { watchers: readonly Watcher[] };

/** Beside the timeline: what is promised, who it is about, what is known, what can be done. */
export function FactsColumn({ loaded, zone, watchers }: ColumnProps) {
  const { detail, targets, promises, now } = loaded;
  const form = findRequestForm(detail.product, detail.request ?? '');
  const related = [...(detail.relatedCase ? [detail.relatedCase] : []), ...detail.problems];
  const open = isOpen(detail.status);
  return (
    <aside aria-label="Facts" className="flex min-w-0 flex-col gap-4">
      {targets.length > 0 && <Deadlines loaded={loaded} zone={zone} />}
      {detail.items.length > 0 && (
        <Panel title="Users" id="users">
          <ItemList items={detail.items} form={form} zone={zone} now={now} />
        </Panel>
      )}
      <Panel title="Details" id="details">
        <CaseFacts
          detail={detail}
          zone={zone}
          now={now}
          severityAction={
            open && (
              <SeverityDialog
                number={detail.number}
                severity={detail.severity}
                isUnanswered={!detail.respondedAt}
              >
                <SeverityCards
                  promises={detail.respondedAt ? null : promises}
                  zone={zone}
                  defaultValue={detail.severity}
                />
              </SeverityDialog>
            )
          }
        />
      </Panel>
      <WatchPanel number={detail.number} watchers={watchers} />
      {related.length > 0 && (
        <Panel title="Related" id="related">
          <RelatedCases cases={related} reader="CUSTOMER" base="/cases" />
        </Panel>
      )}
      <div className="flex flex-wrap gap-2">
        {open && detail.kind === 'USER_ADMINISTRATION' && (
          <LinkButton href={reportHref(detail)} size="sm">
            {reportLabel(detail)}
          </LinkButton>
        )}
        {detail.status === 'NEW' && <Cancel number={detail.number} />}
      </div>
    </aside>
  );
}

function Deadlines({ loaded, zone }: Props) {
  const { detail, targets, explanation, now } = loaded;
  return (
    <Panel title="Deadlines" id="deadlines">
      <TargetList targets={targets} receivedAt={countedFrom(detail)} zone={zone} now={now} />
      {explanation && (
        <div className="mt-4">
          <DeadlineExplanation explanation={explanation} reader="CUSTOMER" zone={zone} now={now} />
        </div>
      )}
    </Panel>
  );
}

function Cancel({ number }: { number: number }) {
  return (
    <Dialog
      title="Cancel this request?"
      description="Nobody has begun to work on it. It stays in your list as cancelled; nothing of it is done."
      trigger="Cancel this request"
      triggerProps={{ size: 'sm', variant: 'quiet' }}
    >
      <div className="flex flex-wrap gap-2">
        <CaseAction act={cancelAction} number={number} variant="danger" size="md" pendingLabel="Cancelling…">
          Cancel the request
        </CaseAction>
        <DialogClose>Keep it</DialogClose>
      </div>
    </Dialog>
  );
}
