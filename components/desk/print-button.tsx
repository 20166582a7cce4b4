'use client';

import { Button } from '@/components/ui/button';

export function PrintButton() {
  return (
    <span className="print:hidden">
      <Button size="sm" onClick={() => window.print()}>
        Print
      </Button>
    </span>
  );
}
