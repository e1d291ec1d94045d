import { Component, type ReactNode } from 'react';
import { windowWords } from '../../shared/words/en/window.ts';
import { MissingPart } from '../later.tsx';
import { TroubleNotice } from './trouble-notice.tsx';

interface PageMistakeProps {
  children: ReactNode;
}

interface Thrown {
  error: unknown;
}

/**
 * Where drawing the page fails, that is said in its place: an empty window could pass for a calm one. React writes what
 * was thrown to the console, which main writes to its log.
 */
export class PageMistake extends Component<PageMistakeProps, { thrown: Thrown | null }> {
  override state: { thrown: Thrown | null } = { thrown: null };

  static getDerivedStateFromError(error: unknown): { thrown: Thrown } {
    return { thrown: { error } };
  }

  readonly tryAgain = () => {
    const { thrown } = this.state;
    if (thrown?.error instanceof MissingPart) thrown.error.forget();
    this.setState({ thrown: null });
  };

  override render(): ReactNode {
    if (this.state.thrown === null) return this.props.children;
    return (
      <main className="page-mistake">
        <h1 className="visually-hidden">{windowWords.product}</h1>
        <TroubleNotice trouble={windowWords.bug} title={windowWords.noState}>
          <button type="button" className="button" onClick={this.tryAgain}>
            {windowWords.tryAgain}
          </button>
        </TroubleNotice>
      </main>
    );
  }
}
