/*
 * What is wrong with how a page is laid out, found inside it, as text: it runs in Chromium. Every stretch of text is
 * followed up through whatever clips it, so that a cut is found wherever it is made.
 */

/** One line for each thing that is wrong. */
export const layoutScript = `(() => {
  const wrong = new Set();
  const slack = 1.5;
  const say = (kind, element, more = '') => {
    const name = element.tagName.toLowerCase() + [...element.classList].map((one) => '.' + one).join('');
    wrong.add(kind + ': ' + name + ' “' + element.textContent.trim().slice(0, 60) + '” ' + more);
  };
  const isForEarsOnly = (element) =>
    element !== null && (getComputedStyle(element).clipPath === 'inset(50%)' || isForEarsOnly(element.parentElement));
  const isHidden = (element) =>
    !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }) || isForEarsOnly(element);

  const root = document.documentElement;
  if (root.scrollWidth > innerWidth || root.scrollHeight > innerHeight)
    wrong.add('the window itself scrolls: ' + root.scrollWidth + ' × ' + root.scrollHeight);
  for (const element of document.querySelectorAll('body *')) {
    const { overflowX } = getComputedStyle(element);
    if ((overflowX === 'auto' || overflowX === 'scroll') && element.scrollWidth > element.clientWidth && !isHidden(element))
      if (!element.matches('input, textarea')) say('scrolls sideways', element, element.scrollWidth + ' in ' + element.clientWidth);
  }

  /** How far along each axis an element lets be seen what is in it; null: all, or it can be scrolled to. */
  const toClip = (element) => {
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    const cuts = (overflow) => overflow === 'hidden' || overflow === 'clip';
    return {
      x: cuts(style.overflowX) ? [box.left, box.right] : null,
      y: cuts(style.overflowY) ? [box.top, box.bottom] : null,
      scrollsX: style.overflowX === 'auto' || style.overflowX === 'scroll',
      scrollsY: style.overflowY === 'auto' || style.overflowY === 'scroll',
      tellsMore: style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none',
      isFixed: style.position === 'fixed',
    };
  };
  const isOutside = ([from, to], [least, most]) => from < least - slack || to > most + slack;
  const judge = (text, rect) => {
    let canScrollX = false;
    let canScrollY = false;
    for (let element = text; element !== null && element !== document.body; element = element.parentElement) {
      const clip = toClip(element);
      const cutX = !canScrollX && clip.x !== null && isOutside([rect.left, rect.right], clip.x);
      const cutY = !canScrollY && clip.y !== null && isOutside([rect.top, rect.bottom], clip.y);
      if (cutX || cutY) {
        const where = cutX ? [rect.left, rect.right, 'of', ...clip.x] : [rect.top, rect.bottom, 'of', ...clip.y];
        const how = (cutX ? ' across ' : ' down ') + where.map((one) => (one === 'of' ? one : Math.round(one))).join(' ');
        if (!clip.tellsMore) say('cut off', text, 'by ' + element.className + how);
        else if (text.closest('[title]') === null) say('shortened without a title', text);
        return;
      }
      canScrollX ||= clip.scrollsX;
      canScrollY ||= clip.scrollsY;
      if (clip.isFixed) break;
    }
    if (!canScrollX && isOutside([rect.left, rect.right], [0, innerWidth])) say('beside the window', text);
    if (!canScrollY && isOutside([rect.top, rect.bottom], [0, Math.min(innerHeight, document.body.clientHeight)])) say('below the window', text);
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (node.data.trim() === '' || parent.closest('script, style, option') !== null || isHidden(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) if (rect.width > 0) judge(parent, rect);
  }
  for (const control of document.querySelectorAll('button, input, select, [role=row], [role=tab]'))
    if (!isHidden(control) && control.getBoundingClientRect().width > 2) judge(control.parentElement, control.getBoundingClientRect());
  return [...wrong];
})()`;

/** What moves although nothing should, one line each. */
export const motionScript = `(() => {
  const wrong = document.getAnimations().map((one) => 'moves: ' + (one.effect?.target?.className ?? 'something'));
  for (const element of document.querySelectorAll('*')) {
    const { transitionDuration, animationName, animationDuration } = getComputedStyle(element);
    const seconds = (text) => Math.max(...text.split(',').map(Number.parseFloat));
    if (seconds(transitionDuration) > 0) wrong.push('transition: ' + element.className);
    if (animationName !== 'none' && seconds(animationDuration) > 0) wrong.push('animation: ' + element.className);
  }
  return [...new Set(wrong)];
})()`;

/** Everything that a screen reader would read out by itself. */
export const spokenScript = `[...document.querySelectorAll('[role=status], [role=alert], [aria-live]')]
  .map((element) => element.textContent).join('\\n')`;
