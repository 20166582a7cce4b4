'use client';

import { Component, type ReactNode } from 'react';
import { Button } from './button';
import { Callout } from './callout';

type Props = {
  /** What did not arrive, and what is safe: "The form did not load. …" */
  title: string;
  says: string;
  children: ReactNode;
};

/** A part of a script that did not arrive: asking again for the same one is answered by the same failure. */
const isMissingScript = (error: unknown): boolean =>
  error instanceof Error && error.name === 'ChunkLoadError';

/** Around what is loaded on demand: when its script does not arrive, says so and gives a way out. */
export class ScriptGuard extends Component<Props, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    // Anything else is a fault of ours and belongs to the page that says so.
    if (!isMissingScript(error)) throw error;
    return (
      <Callout meaning="attention" role="alert" title={this.props.title}>
        <p>{this.props.says}</p>
        <Button className="mt-3" onClick={() => location.reload()}>
          Load the page again
        </Button>
      </Callout>
    );
  }
}
