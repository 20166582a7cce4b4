'use client';

import { useSyncExternalStore } from 'react';

const choices = [
  { value: '', label: 'System' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

function subscribe(listener: () => void) {
  const observer = new MutationObserver(listener);
  observer.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

/** The root layout reads the cookie and puts the theme on <html>, so the next page comes in it without a flash. */
export function chooseTheme(theme: string) {
  const life = theme ? 31_536_000 : 0;
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers we support.
  document.cookie = `theme=${theme}; path=/; max-age=${life}; samesite=lax`;
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
}

export function ThemeChoice() {
  const theme = useSyncExternalStore(
    subscribe,
    () => document.documentElement.dataset.theme ?? '',
    () => '',
  );
  return (
    <fieldset className="px-2 py-1.5">
      <legend className="float-left mr-3 py-0.5 text-muted">Theme</legend>
      <div className="flex justify-end gap-1">
        {choices.map((choice) => (
          <label
            key={choice.value}
            className="rounded-sm px-1.5 py-0.5 text-muted hover:text-ink has-checked:bg-hover has-checked:font-medium has-checked:text-ink has-focus-visible:outline-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name="theme"
              className="sr-only"
              checked={theme === choice.value}
              onChange={() => chooseTheme(choice.value)}
            />
            {choice.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
