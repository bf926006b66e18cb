/**
 * A request's form. A body that is none (another content type, cut off in the middle) is the
 * sender's mistake, answered as such instead of as a failure of ours.
 */
export async function formOf(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    throw new Response(null, { status: 415 });
  }
}
