import { isDeepStrictEqual } from 'node:util';
import { app, Menu } from 'electron';
import {
  type AppMenuActions,
  type AppMenuKind,
  type AppMenuState,
  toAppMenuTemplate,
} from './app-menu-template.ts';

/**
 * The menu of all windows: on macOS at the top of the screen; elsewhere in each window, where Alt shows it. Its keys work
 * in any case.
 */
export class AppMenu {
  readonly #actions: AppMenuActions;
  readonly #kind: AppMenuKind;
  #shown: AppMenuState | null = null;

  constructor(actions: AppMenuActions) {
    this.#actions = actions;
    this.#kind = { isMac: process.platform === 'darwin', isDevelopment: !app.isPackaged };
  }

  /** A changed menu is set anew as a whole; an unchanged one stays, since one that is open would close. */
  render(state: AppMenuState): void {
    if (isDeepStrictEqual(state, this.#shown)) return;
    this.#shown = state;
    this.#set(state);
  }

  /** After a choice that did not take effect: the system has ticked it already. */
  renderAgain(): void {
    if (this.#shown !== null) this.#set(this.#shown);
  }

  #set(state: AppMenuState): void {
    Menu.setApplicationMenu(Menu.buildFromTemplate(toAppMenuTemplate(state, this.#actions, this.#kind)));
  }
}
