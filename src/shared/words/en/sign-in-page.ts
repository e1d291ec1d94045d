/** The page that the browser ends on after a sign-in. */
export const signInPageWords = {
  title: 'Queuewatch',
  done: 'You are signed in. You can close this page and go back to Queuewatch.',
  refused: 'The sign-in was not completed. Close this page and try again in Queuewatch.',
  unknown: 'There is nothing here. Start the sign-in in Queuewatch.',
};
