export * from "./audit";
export * from "./company";
export * from "./installation";
export * from "./meeting";
export * from "./people";
export * from "./projection";
export * from "./rooms";
export * from "./scorecard";
