import type { ReactNode } from 'react';
import { Dialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { useHeldView } from '../services.ts';

interface DialogFrameProps {
  title: string;
  role?: 'dialog' | 'alertdialog';
  /** False: nothing is lost when the view below it changes. */
  holdsView?: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** A modal dialog. Only Escape and its buttons close it: a stray click must not lose what was typed. */
export function DialogFrame(props: DialogFrameProps) {
  const { title, role = 'dialog', holdsView = true, onClose, children } = props;
  useHeldView(holdsView);
  return (
    <ModalOverlay
      className="overlay"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
    >
      <Modal className="modal">
        <Dialog className="dialog" role={role}>
          <Heading slot="title" level={2}>
            {title}
          </Heading>
          {children}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
