import { type ReactNode, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { pageServices } from './page-services.ts';
import { PageMistake } from './parts/page-mistake.tsx';
import { ServicesContext } from './services.ts';

/** Draws a window's page, with what each of them needs. */
export function drawPage(view: ReactNode): void {
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no root element');
  createRoot(root).render(
    <StrictMode>
      <ServicesContext value={pageServices}>
        <PageMistake>{view}</PageMistake>
      </ServicesContext>
    </StrictMode>,
  );
}
