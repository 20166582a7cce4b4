import type { Metadata } from 'next';
import { RefusedMails } from '@/components/correspondence/refused-mails';
import { Page, PageHeading } from '@/components/frame/page';
import { mailStateWords } from '@/components/notifications/words';
import { LinkButton } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { Pagination } from '@/components/ui/pagination';
import { EmptyState } from '@/components/ui/panel';
import { SearchForm } from '@/components/ui/search-form';
import { StatusBadge } from '@/components/ui/status-badge';
import { ResponsiveTable, RowLink, TableFrame } from '@/components/ui/table';
import { Breakable } from '@/components/ui/text';
import { SelectField, TextField } from '@/components/ui/text-field';
import { formatInstant } from '@/components/ui/time';
import { requirePageActor } from '@/lib/auth/loaders';
import { loadRefusedMails } from '@/lib/correspondence/loaders';
import { loadMails } from '@/lib/notifications/loaders';
import type { MailQuery } from '@/lib/notifications/schema';
import { MAIL_STATES, type MailSummary } from '@/lib/notifications/types';

export const metadata: Metadata = { title: 'Mail' };

type Props = { searchParams: Promise<Record<string, unknown>> };

function addressOf({ state, q }: MailQuery, cursor?: string): string {
  const given = Object.entries({ state, q, cursor }).filter((entry): entry is [string, string] =>
    Boolean(entry[1]),
  );
  return given.length === 0 ? '/operations/mail' : `/operations/mail?${new URLSearchParams(given)}`;
}

/** Every mail of the product and what became of it. */
export default async function MailPage({ searchParams }: Props) {
  const person = await requirePageActor('/operations/mail', 'OPERATIONS');
  const [{ mails, nextCursor, query, isConfigured, now }, refused] = await Promise.all([
    loadMails(await searchParams),
    loadRefusedMails(),
  ]);
  return (
    <Page>
      <PageHeading
        title="Mail"
        lead="What the product has written to people, and how far each mail has come."
      />
      {!isConfigured && (
        <Callout meaning="attention" title="No mail server is configured">
          Mails are kept here and not sent. People find the same in their inbox. Set SMTP_URL to send mail.
        </Callout>
      )}
      <Filters query={query} />
      {mails.length === 0 ? (
        <EmptyState title="No mail matches">
          {query.q || query.state
            ? 'Choose another state or address.'
            : 'Nothing has been written to anybody yet.'}
        </EmptyState>
      ) : (
        <TableFrame>
          <ResponsiveTable
            caption="Mails, newest first"
            columns={[
              { label: 'Subject' },
              { label: 'To', width: '18rem' },
              { label: 'State', width: '9rem' },
              { label: 'Written', width: '11rem' },
            ]}
          >
            {mails.map((mail) => (
              <MailRow key={mail.id} mail={mail} zone={person.timeZone} now={now} />
            ))}
          </ResponsiveTable>
        </TableFrame>
      )}
      <Pagination
        label="Pages of mails"
        {...(query.cursor && { newestHref: addressOf(query), newestLabel: 'Back to the newest' })}
        {...(nextCursor && { nextHref: addressOf(query, nextCursor), nextLabel: 'Older' })}
      />
      <RefusedMails mails={refused} zone={person.timeZone} now={now} />
    </Page>
  );
}

function Filters({ query }: { query: MailQuery }) {
  return (
    <SearchForm
      action="/operations/mail"
      className="my-4 text-sm"
      after={
        (query.q || query.state) && (
          <LinkButton href="/operations/mail" size="sm" variant="quiet">
            Show all
          </LinkButton>
        )
      }
    >
      <TextField
        type="search"
        name="q"
        label="Address begins with"
        defaultValue={query.q}
        maxLength={254}
        controlSize="sm"
      />
      <SelectField name="state" label="State" defaultValue={query.state ?? ''} controlSize="sm">
        <option value="">All</option>
        {MAIL_STATES.map((state) => (
          <option key={state} value={state}>
            {mailStateWords[state].word}
          </option>
        ))}
      </SelectField>
    </SearchForm>
  );
}

function MailRow({ mail, zone, now }: { mail: MailSummary; zone: string; now: Date }) {
  const { word, meaning } = mailStateWords[mail.state];
  return (
    <tr>
      <td>
        <RowLink href={`/operations/mail/${mail.id}`}>{mail.subject}</RowLink>
      </td>
      <td>
        <Breakable text={mail.recipient} />
      </td>
      <td>
        <StatusBadge meaning={meaning}>{word}</StatusBadge>
      </td>
      <td className="whitespace-nowrap">
        <time dateTime={mail.createdAt.toISOString()}>{formatInstant(mail.createdAt, zone, now)}</time>
      </td>
    </tr>
  );
}
