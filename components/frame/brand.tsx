import Link from 'next/link';
import { BrandMark } from './brand-mark';

export function Brand({ href, compact }: { href: string; compact?: boolean }) {
  return (
    <Link prefetch={false} href={href} className="flex items-center gap-2 rounded-sm font-semibold">
      <BrandMark />
      <span className={compact ? 'max-sm:sr-only' : undefined}>Cutover</span>
    </Link>
  );
}
