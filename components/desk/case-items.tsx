import { findRequestForm } from '@/components/cases/forms/registry';
import { ItemList } from '@/components/cases/item-list';
import type { ChangeLine } from '@/components/platform/use-seen';
import { buttonClass } from '@/components/ui/button';
import { Panel } from '@/components/ui/panel';
import type { CaseDetail } from '@/lib/cases/types';
import { CompleteItemForm } from './complete-item';

type Props = {
  detail: CaseDetail;
  zone: string;
  now: Date;
  /** Why no user can be completed now; empty when they can. */
  closed: string;
  /** What people did to the case lately. */
  changes: readonly ChangeLine[];
};

/** The users of a request; completing one takes effect in the account's directory. */
export function CaseItems({ detail, zone, now, closed, changes }: Props) {
  if (detail.items.length === 0 || detail.request === null) return null;
  const isOpen = ['NEW', 'OPEN', 'WAITING_ON_CUSTOMER'].includes(detail.status);
  return (
    <Panel title="Users" id="users">
      <ItemList
        items={detail.items}
        form={findRequestForm(detail.product, detail.request)}
        zone={zone}
        now={now}
        action={(item) =>
          item.status === 'DONE' || !isOpen ? null : (
            <button
              type="submit"
              form="complete"
              name="step"
              value={`complete-item:${item.id}`}
              disabled={closed !== ''}
              className={buttonClass({ size: 'sm' })}
              aria-describedby={closed ? 'lockout' : undefined}
            >
              Complete<span className="sr-only"> {item.summary}</span>
            </button>
          )
        }
      />
      {isOpen && <CompleteItemForm number={detail.number} version={detail.version} changes={changes} />}
    </Panel>
  );
}
