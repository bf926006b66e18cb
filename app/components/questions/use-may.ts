import { useCallback } from "react";
import { useLiveMeeting, useMeeting } from "~/components/meeting/meeting-context";
import { can, type Action } from "~/domain/access/can";
import { isSealed } from "~/domain/meeting/phase";

/** Whether somebody may do something; for a department, or with somebody's comment. */
export type May = (
  action: Action,
  subject?: { departmentId?: string; askerId?: string },
) => boolean;

/** What this person may do in the meeting now. Comes with what offers it, behind the frame. */
export function useMay(): May {
  const { actor } = useMeeting().view;
  const sealed = isSealed(useLiveMeeting().phase);
  return useCallback(
    (action, subject) => can(actor, action, { ...subject, companyId: actor.companyId, sealed }),
    [actor, sealed],
  );
}
