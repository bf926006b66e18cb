/**
 * Every address that no other route has. Being a route, it has the root's data around it: the
 * person's language and the demo's clock stand on this page as on any other.
 */
export function loader(): never {
  throw new Response(null, { status: 404 });
}

export default function UnknownRoute() {
  return null;
}
