import { LinkButton } from './button';

type Props = {
  newestHref?: string;
  nextHref?: string;
  label: string;
  newestLabel?: string;
  nextLabel?: string;
};

/** Keyset pages know only "next" and "back to the start"; there is no page count to wait for. */
export function Pagination({
  newestHref,
  nextHref,
  label,
  newestLabel = 'Back to the first page',
  nextLabel = 'Next page',
}: Props) {
  if (!newestHref && !nextHref) return null;
  return (
    <nav aria-label={label} className="flex items-center justify-between gap-3 py-3">
      {newestHref ? (
        <LinkButton href={newestHref} variant="quiet" size="sm">
          {newestLabel}
        </LinkButton>
      ) : (
        <span />
      )}
      {nextHref && (
        <LinkButton href={nextHref} size="sm" rel="next">
          {nextLabel}
        </LinkButton>
      )}
    </nav>
  );
}
