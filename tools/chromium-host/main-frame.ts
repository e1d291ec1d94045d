import type { WebFrameMain } from 'electron';
import { provided } from './provided.ts';

interface MainFrameFacts {
  id: number;
  url: () => string;
  origin: () => string;
}

/** docs/api/web-frame-main, for the only frame of a page. */
export function createMainFrame({ id, url, origin }: MainFrameFacts): WebFrameMain {
  const frame = {
    parent: null,
    routingId: id,
    processId: id,
    frameTreeNodeId: id,
    detached: false,
    name: '',
  };
  const main = provided<WebFrameMain>('WebFrameMain', frame);
  Object.defineProperties(frame, {
    url: { get: url },
    origin: { get: origin },
    top: { get: () => main },
  });
  return main;
}
