import { Component, type ReactNode } from 'react';
import { Broken } from '../parts/page-state';

/**
 * Shows a message instead of a blank page where a page fails, or where an update of the service removed its file. Only a
 * reload helps.
 */
export class ErrorBoundary extends Component<{ children: ReactNode }, { hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError(): { hasFailed: boolean } {
    return { hasFailed: true };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <Broken /> : this.props.children;
  }
}
