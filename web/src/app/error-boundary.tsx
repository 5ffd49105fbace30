import { Component, type ReactNode } from 'react';
import { Broken } from '../parts/page-state';

/**
 * A page whose file is gone, since the service was updated meanwhile, or that fails by a fault of ours, says so: loading it
 * anew is all that helps.
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
