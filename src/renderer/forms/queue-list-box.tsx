import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import type { QueueSummary } from '../../shared/queue.ts';
import { windowWords } from '../../shared/words/en/window.ts';
import { toNextIndex } from '../board/grid-keys.ts';

const words = windowWords.queues;
const optionHeightPx = 30;

interface QueueListBoxProps {
  queues: readonly QueueSummary[];
  chosenIds: ReadonlySet<string>;
  onChange: (ids: Iterable<string>) => void;
}

/** Thousands of queues to tick: one list box that holds the focus, with only the options in sight drawn. */
export function QueueListBox({ queues, chosenIds, onChange }: QueueListBoxProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const listId = useId();
  const [activeIndex, setActiveIndex] = useState(0);
  const index = Math.min(activeIndex, queues.length - 1);
  const virtualizer = useVirtualizer({
    count: queues.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => optionHeightPx,
    getItemKey: (at) => queues[at]?.queueId ?? at,
    overscan: 8,
  });
  const items = virtualizer.getVirtualItems();
  const toggle = (at: number) => {
    const queue = queues[at];
    if (queue === undefined) return;
    setActiveIndex(at);
    const ids = new Set(chosenIds);
    if (!ids.delete(queue.queueId)) ids.add(queue.queueId);
    onChange(ids);
  };
  const handleKey = (event: KeyboardEvent) => {
    const pageRows = Math.floor((scroller.current?.clientHeight ?? 0) / optionHeightPx);
    const next = toNextIndex(event.key, index, queues.length, pageRows);
    if (next !== null) {
      setActiveIndex(next);
      virtualizer.scrollToIndex(next, { align: 'auto' });
    } else if (event.key === ' ' || event.key === 'Enter') toggle(index);
    else return;
    event.preventDefault();
  };
  const isActiveDrawn = items.some((item) => item.index === index);
  return (
    <div
      ref={scroller}
      className="list-box"
      role="listbox"
      aria-label={words.list}
      aria-multiselectable="true"
      aria-activedescendant={isActiveDrawn ? `${listId}-${index}` : undefined}
      tabIndex={0}
      onKeyDown={handleKey}
    >
      {queues.length === 0 ? (
        <p className="list-empty">{words.noMatch}</p>
      ) : (
        <div className="list-body" role="presentation" style={{ height: virtualizer.getTotalSize() }}>
          {items.map((item) => {
            const queue = queues[item.index];
            if (queue === undefined) return null;
            return (
              // biome-ignore lint/a11y/useFocusableInteractive: the list box holds the focus and names its active option
              // biome-ignore lint/a11y/useKeyWithClickEvents: the list box handles the keys of all options
              <div
                key={queue.queueId}
                id={`${listId}-${item.index}`}
                role="option"
                className="option"
                aria-selected={chosenIds.has(queue.queueId)}
                aria-setsize={queues.length}
                aria-posinset={item.index + 1}
                data-active={item.index === index || undefined}
                style={{ transform: `translateY(${item.start}px)` }}
                onClick={() => toggle(item.index)}
              >
                <span className="tick" aria-hidden="true" />
                <span className="ellipsis" title={queue.name}>
                  {queue.name}
                </span>
              </div>
            );
          })}
        </div>
      )}
    </div>
  );
}
