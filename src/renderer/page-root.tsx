import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { pageServices } from './page-services.ts';
import { PageMistake } from './parts/page-mistake.tsx';
import { withRootElement } from './root-element.ts';
import { ServicesContext } from './services.ts';

/** Draws a window's page, with what each of them needs. */
export function drawPage(view: ReactNode): void {
  withRootElement((root) =>
    createRoot(root).render(
      <StrictMode>
        <ServicesContext value={pageServices}>
          <PageMistake>{view}</PageMistake>
        </ServicesContext>
      </StrictMode>,
    ),
  );
}
