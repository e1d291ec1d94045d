/** Gives the element that a page is drawn into. A script that waits for nothing may run before the document has been read. */
export function withRootElement(draw: (root: HTMLElement) => void): void {
  const root = document.getElementById('root');
  if (root !== null) draw(root);
  else if (document.readyState === 'loading')
    document.addEventListener('DOMContentLoaded', () => withRootElement(draw), { once: true });
  else throw new Error('the page has no root element');
}
