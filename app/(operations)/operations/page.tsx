import type { Metadata } from 'next';
import { Page, PageHeading } from '@/components/frame/page';
import { LiveRefresh } from '@/components/platform/live-refresh';
import { RefreshAt } from '@/components/platform/refresh-at';
import { LinkButton } from '@/components/ui/button';
import { Pagination } from '@/components/ui/pagination';
import { EmptyState } from '@/components/ui/panel';
import { TextLink } from '@/components/ui/text-link';
import { askedOf, boardHref } from '@/components/upgrades/board-address';
import { BoardCounters } from '@/components/upgrades/board-counters';
import { BoardDensity } from '@/components/upgrades/board-density';
import { BoardFilter } from '@/components/upgrades/board-filter';
import { BoardTable, isOpen, targetOf } from '@/components/upgrades/board-table';
import { BoardTimeline } from '@/components/upgrades/board-timeline';
import { boardSentence, partTitles } from '@/components/upgrades/board-words';
import { BulkBoard } from '@/components/upgrades/bulk-board';
import { WaveTable } from '@/components/waves/wave-table';
import { requirePageActor } from '@/lib/auth/loaders';
import { loadReadiness } from '@/lib/preparation/loaders';
import { loadBoard } from '@/lib/upgrades/loaders/operations';
import { BOARD_PARTS } from '@/lib/upgrades/types';
import { loadNextWaves } from '@/lib/waves/loaders';
import type { ListedWave } from '@/lib/waves/types';

export const metadata: Metadata = { title: 'Upgrades' };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** So many windows still have a line of their own in the picture of the day. */
const MOST_LANES = 40;
/** Thousands of upgrades may end within minutes: the page asks once in this time. */
const GATHER_MS = 1_000;

/** The day's board: what presses on top, all windows in one picture, and reports from the rows. */
export default async function OperationsPage({ searchParams }: Props) {
  const asked = askedOf(await searchParams);
  const person = await requirePageActor(boardHref(asked), 'OPERATIONS');
  const board = await loadBoard(person, asked);
  const { rows, day, zone, now, nextChangeAt } = board;
  const ahead = rows.filter(({ phase }) => phase === 'SCHEDULED').map(({ account }) => account.number);
  const [readiness, waves] = await Promise.all([
    loadReadiness(person, ahead, now),
    loadNextWaves(person, day),
  ]);
  const all = Object.values(board.byPart).reduce((sum, count) => sum + count, 0);
  const refreshAt = nextChangeAt && Math.max(nextChangeAt.getTime(), now.getTime() + GATHER_MS);
  const { slots, ...shown } = board.stretch;
  const when = { ...shown, now, zone };
  return (
    <Page width="full">
      <LiveRefresh topics={['upgrades']} gatherMs={GATHER_MS} />
      <RefreshAt at={refreshAt} now={now.getTime()} />
      <PageHeading title="Upgrades" lead={boardSentence(board.byPart, day, zone)} />
      <div className="flex flex-col gap-4">
        <BoardFilter asked={asked} day={day} zone={zone} zones={board.zones} waves={board.waves} />
        <BoardCounters asked={asked} byPhase={board.byPhase} />
        {all > 0 && all <= MOST_LANES && rows.length === all && <BoardTimeline rows={rows} {...when} />}
        {(all > MOST_LANES || rows.length < all) && <BoardDensity slots={slots} {...when} />}
        {waves.length > 0 && <NextWaves waves={waves} now={now} />}
        <BulkBoard shown={rows.filter(isOpen).map(targetOf)}>
          <div className="flex flex-col gap-6">
            {BOARD_PARTS.map((part) => {
              const inPart = rows.filter((row) => row.part === part);
              return (
                inPart.length > 0 && (
                  <BoardTable
                    key={part}
                    title={partTitles[part]}
                    rows={inPart}
                    total={board.byPart[part] ?? 0}
                    readiness={readiness}
                    readerZone={zone}
                    now={now}
                  />
                )
              );
            })}
          </div>
        </BulkBoard>
        {rows.length === 0 && <Nothing asked={asked} />}
        <Pagination
          label="Pages of the board"
          newestHref={asked.cursor ? boardHref({ ...asked, cursor: undefined }) : undefined}
          nextHref={board.nextCursor ? boardHref({ ...asked, cursor: board.nextCursor }) : undefined}
        />
      </div>
    </Page>
  );
}

/** How full the nights are that run or come next, what does not fit in them, and how many mails went out. */
function NextWaves({ waves, now }: { waves: readonly ListedWave[]; now: Date }) {
  return (
    // On a phone each wave is as tall as a screen's third: what is closed now comes before them.
    <section aria-labelledby="waves" className="flex flex-col gap-2 max-md:order-last">
      <div className="flex items-baseline justify-between gap-4">
        <h2 id="waves" className="text-base">
          Waves under way and next
        </h2>
        <span className="text-sm">
          <TextLink href="/operations/waves">All waves</TextLink>
        </span>
      </div>
      <WaveTable waves={waves} caption="Waves under way and next" now={now} />
    </section>
  );
}

function Nothing({ asked }: { asked: ReturnType<typeof askedOf> }) {
  const isFiltered = asked.wave || asked.region || asked.phase || asked.q;
  return (
    <EmptyState
      title={isFiltered ? 'No window of this day matches' : 'No upgrade on this day'}
      actions={
        isFiltered ? (
          <LinkButton href={boardHref({ day: asked.day, zone: asked.zone })}>Show the whole day</LinkButton>
        ) : (
          <LinkButton href="/operations/accounts">Find an account</LinkButton>
        )
      }
    >
      <p>
        {isFiltered
          ? 'The board holds the windows of one day. Accounts without a window on it are in the list of all accounts.'
          : 'Give accounts a date from the list of all accounts, or look at another day.'}
      </p>
    </EmptyState>
  );
}
