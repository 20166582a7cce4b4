import type { Metadata } from 'next';
import { Page, PageHeading } from '@/components/frame/page';
import { ApplyForm, CancelForm, ResumeForm } from '@/components/imports/import-forms';
import { BadRowTable, ChangeTable } from '@/components/imports/row-tables';
import { amount, goAheadWords, kindNames, leadOf, progressOf, stateWords } from '@/components/imports/words';
import { LiveRefresh } from '@/components/platform/live-refresh';
import { buttonClass } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { KeyValueList } from '@/components/ui/key-value-list';
import { Pagination } from '@/components/ui/pagination';
import { Panel } from '@/components/ui/panel';
import { ProgressBar } from '@/components/ui/progress-bar';
import { Badge, StatusBadge } from '@/components/ui/status-badge';
import { formatInstant } from '@/components/ui/time';
import { requirePageActor } from '@/lib/auth/loaders';
import { loadImport } from '@/lib/imports/loaders';
import type { ImportRecord } from '@/lib/imports/types';

export const metadata: Metadata = { title: 'Import' };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** One file: what it would do, how far it is, what came of it. */
export default async function ImportPage({ params, searchParams }: Props) {
  const { id } = await params;
  const here = `/operations/imports/${encodeURIComponent(id)}`;
  const person = await requirePageActor(here, 'OPERATIONS');
  const after = Number((await searchParams).after);
  const afterLine = Number.isSafeInteger(after) && after > 0 ? after : 0;
  const { found, notRead, bad, nextLine, changing, now } = await loadImport(person, id, afterLine);
  const { word, meaning } = stateWords[found.state];
  return (
    <Page>
      <LiveRefresh topics={['imports']} />
      <PageHeading
        title={found.fileName}
        back={{ href: '/operations/imports', label: 'Imports' }}
        badges={
          <>
            <StatusBadge meaning={meaning} pill>
              {word}
            </StatusBadge>
            <Badge>{kindNames[found.kind]}</Badge>
          </>
        }
        lead={leadOf(found)}
      />
      <div className="flex flex-col gap-6">
        <Facts found={found} zone={person.timeZone} now={now} />
        {notRead.length > 0 && (
          <Callout title="Columns that are not read">
            {notRead.join(', ')}. Everything else in the file is.
          </Callout>
        )}
        {bad.length > 0 && (
          <section aria-labelledby="bad-rows">
            <div className="mb-2 flex flex-wrap items-end justify-between gap-2">
              <h2 id="bad-rows" className="text-base">
                Rows to correct{' '}
                <span className="font-normal text-faint tabular-nums">
                  {amount(found.badCount + found.failedCount)}
                </span>
              </h2>
              <a href={`${here}/report.csv`} download className={buttonClass({ size: 'sm' })}>
                Download these rows
              </a>
            </div>
            <BadRowTable rows={bad} />
            <Pagination
              label="Pages of rows to correct"
              newestHref={afterLine > 0 ? here : undefined}
              nextHref={nextLine ? `${here}?after=${nextLine}` : undefined}
            />
          </section>
        )}
        {changing.length > 0 && (
          <section aria-labelledby="changes">
            <h2 id="changes" className="mb-2 text-base">
              Changes to what there is{' '}
              {found.changeCount > changing.length && (
                <span className="font-normal text-faint">the first {changing.length}</span>
              )}
            </h2>
            <ChangeTable rows={changing} />
          </section>
        )}
      </div>
    </Page>
  );
}

function Facts({ found, zone, now }: { found: ImportRecord; zone: string; now: Date }) {
  const progress = progressOf(found);
  const isOpen = ['READY', 'CHECKING', 'APPLYING', 'FAILED'].includes(found.state);
  const hasStopped = found.state === 'FAILED';
  const wouldDo = found.state === 'READY' && found.createCount + found.changeCount > 0;
  const applied = found.appliedBy !== null;
  const cancelWords = hasStopped ? 'Cancel the rest' : 'Stop the import';
  const cancelLabel = applied ? cancelWords : 'Discard the file';
  return (
    <Panel title={applied ? 'What came of it' : 'What would happen'} id="result">
      <div className="flex flex-col gap-4">
        {found.problem && <Callout meaning="urgent" title={found.problem} />}
        {progress && <ProgressBar {...progress} />}
        {found.rowCount > 0 && (
          <KeyValueList
            items={[
              { label: 'Rows', value: amount(found.rowCount) },
              {
                label: applied ? 'Created' : 'To create',
                value: amount(applied ? found.createdCount : found.createCount),
              },
              {
                label: applied ? 'Changed' : 'To change',
                value: amount(applied ? found.changedCount : found.changeCount),
              },
              { label: 'Unchanged', value: amount(applied ? found.keptCount : found.sameCount) },
              {
                label: applied ? 'Left out' : 'Not valid',
                value: amount(found.badCount + found.failedCount),
              },
              {
                label: 'Uploaded',
                value: `${formatInstant(found.createdAt, zone, now)}, ${found.uploadedBy.name}`,
              },
              ...(found.finishedAt && found.appliedBy
                ? [
                    {
                      label: hasStopped ? 'Stopped' : 'Finished',
                      value: hasStopped
                        ? formatInstant(found.finishedAt, zone, now)
                        : `${formatInstant(found.finishedAt, zone, now)}, ${found.appliedBy.name}`,
                    },
                  ]
                : []),
            ]}
          />
        )}
        {isOpen && (
          <div className="flex flex-wrap items-start gap-3 border-t pt-4">
            {wouldDo && <ApplyForm id={found.id} label={goAheadWords(found)} badCount={found.badCount} />}
            {hasStopped && <ResumeForm id={found.id} />}
            <CancelForm id={found.id} label={cancelLabel} />
          </div>
        )}
      </div>
    </Panel>
  );
}
