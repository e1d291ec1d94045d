import type { Snapshot } from '../../src/shared/contract.ts';
import type { Answers, PageStage } from '../../tools/page-stage/page-stage.ts';
import type { Hand } from './gallery-stage.ts';

/** One view in one state. */
export interface GalleryView {
  /** Names its pictures. */
  name: string;
  file?: 'index.html' | 'strip.html' | 'wallboard.html';
  /** The window's own; left out: the usual one. */
  size?: { width: number; height: number };
  /** What is other than usual when the page opens. */
  centre?: Partial<Snapshot>;
  answers?: Answers;
  /** Nothing has come from main yet: neither the views nor which theme is chosen. */
  isBare?: boolean;
  /** A menu is open, whose place was chosen when it opened: it does not follow a window that changes its size. */
  hasMenu?: boolean;
  /** From the opened page to the view. */
  steps?: (hand: Hand, stage: PageStage) => Promise<void>;
}
