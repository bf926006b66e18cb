import { forwardRef, type ButtonHTMLAttributes } from "react";
import styles from "./button.module.css";

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** primary: the one thing to do next; plain: all else; quiet: looks like text until touched. */
  look?: "primary" | "plain" | "quiet";
}

/** A button; `type` is "button" unless said otherwise, so that none submits by accident. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { look = "plain", type = "button", className, ...rest },
  ref,
) {
  return (
    <button
      {...rest}
      ref={ref}
      type={type}
      className={[styles.button, styles[look], className].filter(Boolean).join(" ")}
    />
  );
});
