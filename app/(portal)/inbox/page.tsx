import type { Metadata } from 'next';
import { Page, PageHeading } from '@/components/frame/page';
import { LiveRefresh } from '@/components/platform/live-refresh';
import { buttonClass } from '@/components/ui/button';
import { Pagination } from '@/components/ui/pagination';
import { EmptyState } from '@/components/ui/panel';
import { formatInstant } from '@/components/ui/time';
import { requirePageActor } from '@/lib/auth/loaders';
import { markAllAction, markItemAction, openItemAction } from '@/lib/inbox/actions';
import { loadInbox } from '@/lib/notifications/loaders';
import type { InboxItem } from '@/lib/notifications/types';

export const metadata: Metadata = { title: 'Inbox' };

type Props = { searchParams: Promise<{ cursor?: string }> };

/** What the person was told, newest first; what they have not read is marked. */
export default async function InboxPage({ searchParams }: Props) {
  const { cursor } = await searchParams;
  const person = await requirePageActor('/inbox');
  const { items, nextCursor, now } = await loadInbox(person, typeof cursor === 'string' ? cursor : undefined);
  const hasUnread = items.some(({ readAt }) => readAt === null);
  return (
    <Page width="reading">
      <LiveRefresh topics={['inbox']} />
      <PageHeading
        title="Inbox"
        lead="What happened that concerns you. The same goes out by mail where it matters."
        actions={
          hasUnread && (
            <form action={markAllAction}>
              <button type="submit" className={buttonClass({ size: 'sm' })}>
                Mark all as read
              </button>
            </form>
          )
        }
      />
      {items.length === 0 ? (
        <EmptyState title="Nothing here yet">
          Notices about accounts and news of requests are kept here as they happen.
        </EmptyState>
      ) : (
        <ol className="divide-y rounded-lg border bg-surface">
          {items.map((item) => (
            <Item key={item.id} item={item} zone={person.timeZone} now={now} />
          ))}
        </ol>
      )}
      <Pagination
        label="Pages of the inbox"
        {...(cursor && { newestHref: '/inbox', newestLabel: 'Back to the newest' })}
        {...(nextCursor && { nextHref: `/inbox?cursor=${nextCursor}`, nextLabel: 'Older' })}
      />
    </Page>
  );
}

function Item({ item, zone, now }: { item: InboxItem; zone: string; now: Date }) {
  const isUnread = item.readAt === null;
  return (
    <li className="flex flex-col gap-1 p-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <form action={openItemAction} className="min-w-0 flex-1 basis-60">
          <input type="hidden" name="id" value={item.id} />
          <button type="submit" className={`link text-left ${isUnread ? 'font-semibold' : ''}`}>
            {isUnread && (
              <>
                <span aria-hidden="true" className="mr-2 inline-block size-2 rounded-full bg-accent-solid" />
                <span className="sr-only">Unread: </span>
              </>
            )}
            {item.title}
          </button>
        </form>
        <time dateTime={item.createdAt.toISOString()} className="text-sm text-muted">
          {formatInstant(item.createdAt, zone, now)}
        </time>
      </div>
      <p className="text-sm whitespace-pre-line text-muted">{item.text}</p>
      {isUnread && (
        <form action={markItemAction}>
          <input type="hidden" name="id" value={item.id} />
          <button type="submit" className="link py-1 text-sm">
            Mark as read<span className="sr-only">: {item.title}</span>
          </button>
        </form>
      )}
    </li>
  );
}
