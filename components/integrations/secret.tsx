import { Callout } from '@/components/ui/callout';

/** A signing secret, on the screen this once. */
export function Secret({ secret, children }: { secret: string; children?: React.ReactNode }) {
  return (
    <Callout meaning="done" role="status" title="Copy the signing secret now: it is not shown again.">
      <code className="my-2 block overflow-x-auto rounded-md bg-sunken p-2 text-sm select-all">{secret}</code>
      {children}
    </Callout>
  );
}
