'use client';

import { useEffect, useRef, useState } from 'react';

export type EarlyValue = { id: string; name: string; value: string };
type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

const isControl = (element: Element): element is Control => element.matches('input, select, textarea');

/** What the server rendered, which the browser keeps as the default of each control. */
function isAsRendered(control: Control): boolean {
  if (control instanceof HTMLSelectElement) {
    const options = [...control.options];
    const rendered = options.find((option) => option.defaultSelected) ?? options[0];
    return control.value === rendered?.value;
  }
  if (control instanceof HTMLTextAreaElement) return control.value === control.defaultValue;
  if (control.type === 'checkbox') return true;
  if (control.type === 'radio') return !control.checked || control.defaultChecked;
  return control.value === control.defaultValue;
}

/**
 * The form's script may arrive after the reader began to type. What stands in the controls by then is told once, and
 * `ready` says that the form can be sent.
 */
export function useEarlyTyping(tell: (early: EarlyValue) => void) {
  const form = useRef<HTMLFormElement>(null);
  const [ready, setReady] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the script has arrived.
  useEffect(() => {
    for (const element of form.current?.elements ?? [])
      if (isControl(element) && !isAsRendered(element)) {
        const { id, name, value } = element;
        tell({ id, name, value });
      }
    setReady(true);
  }, []);
  return { form, ready };
}
