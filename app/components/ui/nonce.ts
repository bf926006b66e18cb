import { createContext, useContext } from "react";

/** The nonce of this response's content security policy; undefined in the browser. */
export const NonceContext = createContext<string | undefined>(undefined);

/** The nonce for inline scripts while rendering on the server. */
export function useNonce(): string | undefined {
  return useContext(NonceContext);
}
