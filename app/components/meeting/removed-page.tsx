import { Link, useNavigate } from "@remix-run/react";
import { useEffect } from "react";
import { useWords } from "~/i18n/words-context";

/**
 * In the place of a page that was removed: goes on to the first one of its measure. Not a redirect of
 * the loader, which would break off the loading of the frame that has to forget the page.
 */
export function RemovedPageNotice({ to, code }: { to: string; code: string }) {
  const { pages, overview } = useWords().meetingPages;
  const navigate = useNavigate();
  useEffect(() => navigate(to, { replace: true }), [navigate, to]);
  return (
    <p>
      {pages.gone} <Link to={to}>{overview.goTo(code)}</Link>
    </p>
  );
}
