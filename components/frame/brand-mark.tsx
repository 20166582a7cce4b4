/** Half outline, half solid: one platform handing over to the other. */
export function BrandMark() {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true" className="size-5 shrink-0 text-accent">
      <rect x="2" y="2" width="16" height="16" rx="3" fill="none" stroke="currentColor" strokeWidth="2" />
      <path d="M10 2h5a3 3 0 0 1 3 3v10a3 3 0 0 1-3 3h-5z" fill="currentColor" />
    </svg>
  );
}
