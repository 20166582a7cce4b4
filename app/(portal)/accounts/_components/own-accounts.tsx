import { Page, PageHeading } from '@/components/frame/page';
import { RefreshAt } from '@/components/platform/refresh-at';
import { EmptyState } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { AccountFilter, type AccountQuery } from '@/components/upgrades/account-filter';
import { type AccountRow, AccountTable } from '@/components/upgrades/account-table';
import { WindowTimeline } from '@/components/upgrades/window-timeline';
import { headlineFor } from '@/components/upgrades/words';
import type { Person } from '@/lib/platform/actor';
import { loadOwnAccounts } from '@/lib/upgrades/loaders';
import { nextPhaseChangeAt } from '@/lib/upgrades/rules/phase';

const FEW = 8;
const WEEK_MS = 7 * 86_400_000;

/** The first line answers "when?" in words; below, one row per account, soonest first, the done ones folded. */
export async function OwnAccounts({ person, query }: { person: Person; query: AccountQuery }) {
  const { accounts, now } = await loadOwnAccounts(person);
  if (accounts.length === 0) return <NoAccounts email={person.email} />;
  const shown = accounts.filter((account) => matches(account, query));
  const done = shown.filter(({ phase }) => phase === 'COMPLETED');
  const ahead = shown.filter(({ phase }) => phase !== 'COMPLETED');
  const table = { readerZone: person.timeZone, now };
  return (
    <Page>
      <RefreshAt at={soonest(accounts, now)} now={now.getTime()} />
      <PageHeading
        title="Accounts"
        lead={<span className="text-lg text-ink">{headlineFor(accounts, person.timeZone)}</span>}
      />
      {accounts.length > FEW && (
        <div className="mb-4 flex flex-col gap-4">
          <AccountFilter query={query} />
          <ComingWeeks accounts={ahead} zone={person.timeZone} now={now} />
        </div>
      )}
      {ahead.length > 0 && <AccountTable {...table} accounts={ahead} caption="Accounts to be upgraded" />}
      {shown.length === 0 && <NothingFound />}
      {done.length > 0 && (
        <details className="group mt-6" open={ahead.length === 0}>
          <summary className="w-fit rounded-sm py-1 text-sm font-medium text-muted hover:text-ink">
            On X Series: {done.length} {done.length === 1 ? 'account' : 'accounts'}
          </summary>
          <div className="mt-2">
            <AccountTable {...table} accounts={done} caption="Accounts on X Series" />
          </div>
        </details>
      )}
    </Page>
  );
}

function matches({ name, number, phase }: AccountRow, query: AccountQuery): boolean {
  const text = query.q.toLowerCase();
  return (
    (name.toLowerCase().includes(text) || String(number).startsWith(text)) &&
    (query.phase === undefined || phase === query.phase)
  );
}

function soonest(accounts: readonly AccountRow[], now: Date): number | null {
  const changes = accounts.flatMap(({ upgrade }) => nextPhaseChangeAt(upgrade, now)?.getTime() ?? []);
  return changes.length > 0 ? Math.min(...changes) : null;
}

type WeeksProps = { accounts: readonly AccountRow[]; zone: string; now: Date };

function ComingWeeks({ accounts, zone, now }: WeeksProps) {
  const marks = accounts.flatMap(({ number, name, phase, upgrade }) =>
    upgrade && phase !== 'FAILED' ? [{ key: number, label: name, phase, at: upgrade.lockoutStartsAt }] : [],
  );
  if (marks.length === 0) return null;
  const last = Math.max(...marks.map(({ at }) => at.getTime()), now.getTime() + 2 * WEEK_MS);
  const [from, to] = [new Date(now.getTime() - 86_400_000), new Date(last + 2 * 86_400_000)];
  return <WindowTimeline marks={marks} from={from} to={to} now={now} zone={zone} />;
}

function NothingFound() {
  return (
    <EmptyState title="No account matches">
      <p>
        Change the filter, or <TextLink href="/accounts">show all of your accounts</TextLink>.
      </p>
    </EmptyState>
  );
}

function NoAccounts({ email }: { email: string }) {
  return (
    <Page>
      <PageHeading title="Accounts" />
      <EmptyState title="You are not an admin of any account here">
        <p>
          You are signed in as {email}. Ask an admin of your company’s account to add this address, or{' '}
          <TextLink href="/support">reach support</TextLink> with your account number.
        </p>
      </EmptyState>
    </Page>
  );
}
